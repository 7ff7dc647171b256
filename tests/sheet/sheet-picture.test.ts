import { beforeAll, describe, expect, it } from 'vitest'
import { exampleSheet, longestName } from '../../apps/api/src/evidence/sheet-pdf/example-sheet.ts'
import { renderSheetPdf } from '../../apps/api/src/evidence/sheet-pdf/render-sheet-pdf.ts'
import { ink, isDark, type Page, perMm, readPages, textOf } from './printed-page.ts'

const unit = exampleSheet().unit
const window = {
  channel: 'window',
  clerkName: '赵示例',
  mobileMasked: null,
  device: null,
  reading: { witness: 'clerk', witnessMeans: 'readAloud' },
} as const
const longBank = '中国工商银行股份有限公司郑州航空港经济综合实验区支行'

const sheets = {
  accept: exampleSheet(),
  decline: exampleSheet({ choice: 'DECLINE', reason: '另有安排，单位决定放弃。' }),
  window: exampleSheet(window),
  longestName: exampleSheet({
    unit: { ...unit, name: longestName },
    offer: { baseFen: 33_333_333_330, amountFen: 9_999_999_999, bankName: longBank },
  }),
  smallest: exampleSheet({ offer: { baseFen: 14_112, ratioBp: 6000, amountFen: 8467 } }),
  noAccount: exampleSheet({ offer: { accountName: null, accountTail: null, bankName: null } }),
  longReason: exampleSheet({
    ...window,
    choice: 'DECLINE',
    unit: { ...unit, name: longestName },
    reason: `${'单位经营情况发生变化，'.repeat(40)}${'https://example.cn/'.repeat(8)}`,
  }),
  extensionB: exampleSheet({ unit: { ...unit, name: '郑州𠮷祥示例有限公司' } }),
  privateUse: exampleSheet({ unit: { ...unit, name: '郑州\ue0a3祥示例有限公司' } }),
}

type Name = keyof typeof sheets
const names = Object.keys(sheets) as Name[]
const printed = new Map<Name, Page[]>()

function pagesOf(name: Name): Page[] {
  return printed.get(name)!
}

/** Characters whose place on the paper holds no ink. */
function lost(page: Page): string[] {
  return page.characters
    .filter(({ character, box }) => !/\s/.test(character) && ink(page, box) < 4)
    .map(({ character }) => character)
}

beforeAll(async () => {
  for (const name of names) {
    printed.set(name, await readPages(await renderSheetPdf(sheets[name])))
  }
}, 60_000)

describe('the picture of a sheet', () => {
  it.each(names)('%s: every character has ink', (name) => {
    for (const page of pagesOf(name)) {
      expect(page.characters.length).toBeGreaterThan(60)
      expect(lost(page)).toEqual([])
    }
  })

  it.each(names)('%s: no character leaves the margins', (name) => {
    for (const page of pagesOf(name)) {
      const rights = page.characters.map(({ box }) => box.right)
      expect(page.width / perMm).toBeCloseTo(210, 0)
      // Punctuation may hang, by less than half a character.
      expect(Math.max(...rights) / perMm).toBeLessThan(210 - 22 + 1.8)
      expect(Math.min(...page.characters.map(({ box }) => box.left)) / perMm).toBeGreaterThan(21)
      expect(Math.max(...page.characters.map(({ box }) => box.bottom)) / perMm).toBeLessThan(290)
    }
  })

  it('is one page, two for a long name together with a long reason', () => {
    const counts = Object.fromEntries(names.map((name) => [name, pagesOf(name).length]))
    expect(counts).toEqual({
      ...Object.fromEntries(names.map((name) => [name, 1])),
      longReason: 2,
    })
  })

  it('says name, numbers, amount and choice', () => {
    const text = textOf(pagesOf('longestName')[0]!)
    expect(text).toContain(longestName)
    expect(text).toContain('99,999,999.99元')
    expect(text).toContain('人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分')
    expect(text).toContain('✓确认享受□放弃享受')
    expect(text).toContain('办理编号WG3-K7H-2MD')
    expect(text).toContain('扫码核验')
    expect(textOf(pagesOf('decline')[0]!)).toContain('□确认享受✓放弃享受')
    expect(textOf(pagesOf('smallest')[0]!)).toContain('84.67元')
  })

  it('marks what the font lacks and names it', () => {
    const rare = textOf(pagesOf('extensionB')[0]!)
    expect(rare).toContain('单位名称郑州〓祥示例有限公司')
    expect(rare).toContain('〓有1个字暂时显示不了（U+20BB7），以登记的名称为准。')
    expect(textOf(pagesOf('privateUse')[0]!)).toContain('（U+E0A3）')
    expect(textOf(pagesOf('accept')[0]!)).not.toContain('〓')
  })

  it('holds a QR code with its three corners and clean edges', () => {
    const page = pagesOf('accept')[0]!
    const label = page.characters.findIndex(({ character }, index, all) => {
      return character === '扫' && all[index + 1]?.character === '码'
    })
    const left = 22 * perMm
    let bottom = page.characters[label]!.box.top
    while (!isDark(page, left + 4, bottom)) bottom -= 1
    const top = bottom - 25 * perMm
    let run = 0
    while (isDark(page, left + 2 + run, top + 4)) run += 1
    const modules = Math.round(25 / ((run + 2) / perMm / 7))
    expect((modules - 17) % 4).toBe(0)
    const size = (25 * perMm) / modules
    const dark = (column: number, row: number): boolean =>
      isDark(page, left + (column + 0.5) * size, top + (row + 0.5) * size)
    const corners = [
      [0, 0],
      [modules - 7, 0],
      [0, modules - 7],
    ] as const
    for (const [column, row] of corners) {
      const ring = [0, 1, 2, 3, 4, 5, 6].map((step) => dark(column + step, row + 3))
      expect(ring).toEqual([true, false, true, true, true, false, true])
    }
    const timing = Array.from({ length: modules - 16 }, (_, step) => dark(8 + step, 6))
    expect(timing).toEqual(timing.map((_, step) => step % 2 === 0))
  })
})

describe('the search for lost characters', () => {
  it('finds a character that was wiped off the paper', () => {
    const page = pagesOf('accept')[0]!
    const wiped: Page = { ...page, pixels: page.pixels.slice() }
    const target = page.characters.find(({ character }) => character === '郑')!
    for (let y = Math.floor(target.box.top); y <= target.box.bottom; y += 1) {
      wiped.pixels.fill(
        255,
        y * page.width + Math.floor(target.box.left),
        y * page.width + Math.ceil(target.box.right),
      )
    }
    expect(lost(wiped)).toEqual(['郑'])
  })
})
