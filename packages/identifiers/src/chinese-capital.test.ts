import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseCapital } from './chinese-capital.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const SIZES = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1_000],
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** Reads capitals the way a person does, independently of how they are written. */
function readYuan(words: string): number {
  for (const unit of ['亿', '万', '仟', '佰', '拾']) {
    const place = words.lastIndexOf(unit)
    if (place === -1) continue
    const size = SIZES.get(unit)!
    return readYuan(words.slice(0, place)) * size + readYuan(words.slice(place + 1))
  }
  return words === '' ? 0 : DIGITS.indexOf(words.replace(/^零(?=.)/, ''))
}

function readFen(capitals: string): number {
  const parts = /^(?:(.*)元)?零?(?:(.)角)?(?:(.)分)?整?$/.exec(capitals)!
  const digit = (word: string | undefined) => (word ? DIGITS.indexOf(word) : 0)
  return readYuan(parts[1] ?? '') * 100 + digit(parts[2]) * 10 + digit(parts[3])
}

describe('amounts in capitals', () => {
  it.each([
    [23713710, '贰拾叁万柒仟壹佰叁拾柒元壹角整'],
    [79045700, '柒拾玖万零肆佰伍拾柒元整'],
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [11, '壹角壹分'],
    [8467, '捌拾肆元陆角柒分'],
    [1000, '壹拾元整'],
    [10000, '壹佰元整'],
    [101000, '壹仟零壹拾元整'],
    [110000, '壹仟壹佰元整'],
    [1000000, '壹万元整'],
    [1000100, '壹万零壹元整'],
    [1010000, '壹万零壹佰元整'],
    [10000000, '壹拾万元整'],
    [10050000, '壹拾万零伍佰元整'],
    [10500000, '壹拾万伍仟元整'],
    [549000000, '伍佰肆拾玖万元整'],
    [9999999999, '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    [10000000000, '壹亿元整'],
    [10000000100, '壹亿零壹元整'],
    [10001000000, '壹亿零壹万元整'],
    [10100000000, '壹亿零壹佰万元整'],
    [101000000000, '壹拾亿壹仟万元整'],
    [100000000000000, '壹万亿元整'],
    [100000000000001, '壹万亿元零壹分'],
  ])('%i fen are %s', (fen, capitals) => {
    expect(chineseCapital(fen)).toBe(capitals)
  })

  it.each([
    [140950, '壹仟肆佰零玖元伍角整'],
    [600714, '陆仟零柒元壹角肆分'],
    [168032, '壹仟陆佰捌拾元零叁角贰分'],
    [10700053, '壹拾万柒仟元零伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'],
    [32504, '叁佰贰拾伍元零肆分'],
  ])('follows the example of the rules for vouchers: %i', (fen, capitals) => {
    expect(chineseCapital(fen)).toBe(capitals)
  })

  it('can be read back, and never has two zeros in a row or one before a unit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(99_999_999), fc.nat(99_999)), (fen) => {
        const capitals = chineseCapital(fen)
        expect(readFen(capitals)).toBe(fen)
        expect(capitals).not.toMatch(/零零|零[万亿仟佰拾角分]|.零元/)
      }),
      { numRuns: 2_000 },
    )
  })

  it('has no words for what is no amount', () => {
    expect(() => chineseCapital(-1)).toThrow(RangeError)
    expect(() => chineseCapital(0.5)).toThrow(RangeError)
  })
})
