import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { sample } from '../fixtures/lists.ts'
import { makeZip } from '../fixtures/make-zip.ts'
import { openXlsx } from './read-xlsx.ts'
import { cellAt, cellValue } from './sheet.ts'
import type { Sheet } from './sheet.ts'

const LIMITS = { rows: 2_000, columns: 50 }

async function firstSheet(bytes: Uint8Array, limits = LIMITS): Promise<Sheet> {
  const [sheet] = await openXlsx(bytes, limits)
  return sheet!.read()
}

/** A workbook with one sheet whose cells are written as given, for what no program writes. */
function workbook(sheetData: string, more: { strings?: string; styles?: string } = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relation('r', 'officeDocument', 'xl/workbook.xml') },
    { name: 'xl/workbook.xml', content: '<sheets><sheet name="名单" r:id="a"/></sheets>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        relation('a', 'worksheet', '/xl/list.xml') +
        relation('b', 'sharedStrings', 'strings.xml') +
        relation('c', 'styles', './styles.xml'),
    },
    { name: 'xl/list.xml', content: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>` },
    { name: 'xl/strings.xml', content: `<sst>${more.strings ?? ''}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${more.styles ?? ''}</styleSheet>` },
  ])
}

describe('openXlsx', () => {
  it.each(['henan-refund-2023-clean.xlsx', 'henan-refund-2023-messy.xlsx'])(
    'reads the same values from %s as another reader',
    async (name) => {
      const sheet = await firstSheet(sample(name))
      const [other] = (await readXlsx(sample(name))).sheets
      const rows = new Map(sheet.rows.map((row) => [row.number, row]))
      for (const [index, cells] of other!.rows.entries()) {
        const row = rows.get(index + 1)
        const values = cells.map((_, column) => (row ? cellValue(cellAt(row, column)) : null))
        expect(values).toEqual(cells)
      }
      expect(other!.rows.length).toBe(sheet.rows.at(-1)?.number)
    },
  )

  it('knows what is hidden, merged and computed', async () => {
    const sheet = await firstSheet(sample('henan-refund-2023-messy.xlsx'))
    expect(sheet.rows.filter(({ hidden }) => hidden).map(({ number }) => number)).toEqual([28])
    expect(sheet.merges).toEqual([
      { firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 14 },
      { firstRow: 29, lastRow: 30, firstColumn: 10, lastColumn: 10 },
    ])
    const computed = sheet.rows.find(({ number }) => number === 22)!
    expect(cellAt(computed, 8)).toEqual({ value: 6000, formula: true, kind: 'plain' })
  })

  it('tells percentages, dates, errors and formulas without a result', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '名单',
          rows: [[0.6, 45_000, 12, 'x', true]],
          cells: new Map([
            ['0,0', { value: 0.6, style: { numFmt: '0.00%' } }],
            ['0,1', { value: 45_000, style: { numFmt: 'yyyy-mm-dd' } }],
            ['0,2', { value: 12, style: { numFmt: '#,##0.00"元/日"' } }],
          ]),
        },
      ],
    })
    const [row] = (await firstSheet(bytes)).rows
    expect(row?.cells).toEqual([
      { value: 0.6, formula: false, kind: 'percent' },
      { value: 45_000, formula: false, kind: 'date' },
      12,
      'x',
      true,
    ])
    const raw = await firstSheet(
      workbook(
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c>' +
          '<c t="str"><f>A1</f><v></v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>',
      ),
    )
    expect(raw.rows[0]?.cells).toEqual([
      { value: '#DIV/0!', formula: true, kind: 'error' },
      { value: null, formula: true, kind: 'plain' },
      null,
      '甲乙',
    ])
  })

  it('joins a text of several fonts and leaves its phonetic guide out', async () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>示例</t></r><r><t>0002</t></r><rPh><t>shili</t></rPh></si>' +
      '<si><t>a_x000D_b</t></si><si><t/></si>'
    const cells =
      '<row r="3"><c r="B3" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'
    const sheet = await firstSheet(workbook(cells, { strings }))
    expect(sheet.rows).toEqual([{ number: 3, hidden: false, cells: [null, '示例0002', 'a\rb'] }])
  })

  it('leaves out rows without content and takes a row of no height for hidden', async () => {
    const cells =
      '<row r="1"><c r="A1" s="1"/></row><row r="2" ht="0"><c r="A2"><v>1</v></c></row><row r="9"/>'
    expect((await firstSheet(workbook(cells))).rows).toEqual([
      { number: 2, hidden: true, cells: [1] },
    ])
  })

  it('reads numbers of cell formats by their number, also where a file gives it another meaning', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="9" formatCode="0.0"/><numFmt numFmtId="200" formatCode="0&quot;年&quot;[Red]"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="10"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="9"/><xf numFmtId="10"/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs>'
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>1</v></c>`).join('')
    const [row] = (await firstSheet(workbook(`<row>${cells}</row>`, { styles }))).rows
    expect(row?.cells.map((cell) => (typeof cell === 'object' ? cell?.kind : 'plain'))).toEqual([
      'plain',
      'percent',
      'plain',
      'date',
    ])
  })

  it.each([
    ['tooManyRows', '<row><c><v>1</v></c></row>'.repeat(LIMITS.rows + 1)],
    ['tooManyColumns', '<row><c r="AY1"><v>1</v></c></row>'],
    ['damaged', '<row><c r="1A"><v>1</v></c></row>'],
    ['damaged', '<row><c t="s"><v>7</v></c></row>'],
    ['damaged', '<row r="2"/><row r="1"/>'],
    ['damaged', '<row><c><v'],
  ])('refuses as %s', async (code, cells) => {
    const bytes = workbook(cells.endsWith('<v') ? cells + '"' : cells)
    await expect(firstSheet(bytes)).rejects.toMatchObject({ code })
  })

  it('tells hidden and empty sheets', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['x']], hidden: true },
        { name: '空', rows: [] },
        { name: '名单', rows: [['y']] },
      ],
    })
    const sheets = await openXlsx(bytes, LIMITS)
    expect(sheets.map(({ name, visible }) => [name, visible])).toEqual([
      ['说明', false],
      ['空', true],
      ['名单', true],
    ])
    expect(await Promise.all(sheets.map((sheet) => sheet.hasContent()))).toEqual([
      true,
      false,
      true,
    ])
  })
})
