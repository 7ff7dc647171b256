import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, multiplyByBp, parseYuan } from './money.ts'

describe('reading yuan', () => {
  it.each([
    ['790457.00', 79045700],
    [' 10,000.00 ', 1000000],
    ['6,000.00元', 600000],
    ['6,000.00 元', 600000],
    ['¥84.67', 8467],
    ['￥ ８４．６７', 8467],
    ['99,999,999.99', 9999999999],
    [237137.1, 23713710],
    [0, 0],
  ])('"%s" is %i fen', (input, fen) => {
    expect(parseYuan(input)).toEqual({ ok: true, fen })
  })

  it.each([
    ['', 'notMoney'],
    ['元', 'notMoney'],
    ['三千', 'notMoney'],
    ['3千元', 'notMoney'],
    ['$5', 'notMoney'],
    ['5.00元元', 'notMoney'],
    ['1234.567', 'tooManyDecimals'],
    [1234.567, 'tooManyDecimals'],
    ['-0.01', 'negative'],
    [-0.01, 'negative'],
    ['¥-3', 'negative'],
    ['100000000000000', 'tooLarge'],
    [1e15, 'tooLarge'],
  ])('"%s" is refused: %s', (input, reason) => {
    expect(parseYuan(input)).toEqual({ ok: false, reason })
  })
})

describe('showing yuan', () => {
  it.each([
    [23713710, '237,137.10'],
    [0, '0.00'],
    [5, '0.05'],
    [99999, '999.99'],
    [100000, '1,000.00'],
    [549000000, '5,490,000.00'],
    [9999999999, '99,999,999.99'],
    [-100000, '-1,000.00'],
    [-99999, '-999.99'],
  ])('%i fen are %s', (fen, shown) => {
    expect(formatYuan(fen)).toBe(shown)
  })

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(parseYuan(formatYuan(fen))).toEqual({ ok: true, fen })
        expect(parseYuan(`¥${formatYuan(fen)} 元`)).toEqual({ ok: true, fen })
      }),
    )
  })

  it('shows nothing that is no whole number of fen', () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError)
    expect(() => formatYuan(Number.NaN)).toThrow(RangeError)
    expect(() => formatYuan(2 ** 53)).toThrow(RangeError)
  })
})

describe('amount times ratio', () => {
  it('gives 237,137.10 for 790,457.00 at 30 %', () => {
    expect(formatYuan(multiplyByBp(79045700, 3000, 'halfUp'))).toBe('237,137.10')
  })

  it.each([
    [1, 5000, 1, 0],
    [1, 4999, 0, 0],
    [3, 5000, 2, 1],
    [208690504, 3000, 62607151, 62607151],
    [17707776, 6000, 10624666, 10624665],
    [0, 3000, 0, 0],
    [79045700, 0, 0, 0],
    [79045700, 10000, 79045700, 79045700],
  ])('%i fen at %i are %i, or %i rounded down', (fen, ratioBp, halfUp, down) => {
    expect(multiplyByBp(fen, ratioBp, 'halfUp')).toBe(halfUp)
    expect(multiplyByBp(fen, ratioBp, 'down')).toBe(down)
  })

  it('is off by half a fen at most, and never more than exact', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(10_000), (fen, ratioBp) => {
        const exact = BigInt(fen) * BigInt(ratioBp)
        const error = BigInt(multiplyByBp(fen, ratioBp, 'halfUp')) * 10_000n - exact
        expect(error > -5_000n && error <= 5_000n).toBe(true)
        const cut = exact - BigInt(multiplyByBp(fen, ratioBp, 'down')) * 10_000n
        expect(cut >= 0n && cut < 10_000n).toBe(true)
      }),
    )
  })

  it('refuses what is negative, broken or too large', () => {
    expect(() => multiplyByBp(-1, 3000, 'halfUp')).toThrow(RangeError)
    expect(() => multiplyByBp(1, -1, 'halfUp')).toThrow(RangeError)
    expect(() => multiplyByBp(1.5, 3000, 'halfUp')).toThrow(RangeError)
    expect(() => multiplyByBp(1, 0.3, 'halfUp')).toThrow(RangeError)
    expect(() => multiplyByBp(Number.MAX_SAFE_INTEGER, 10_001, 'down')).toThrow(RangeError)
  })
})
