import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBp, parsePercent } from './ratio.ts'

describe('per cent', () => {
  it.each([
    ['0.31', 31],
    ['30', 3000],
    ['30%', 3000],
    ['30 %', 3000],
    [' ５．５％ ', 550],
    ['0%', 0],
    ['100.00', 10000],
    [30, 3000],
    [0.31, 31],
    [5.5, 550],
    [1.57, 157],
    [0.3, 30],
    ['1000%', 100000],
  ])('"%s" is %i basis points', (input, ratioBp) => {
    expect(parsePercent(input)).toEqual({ ok: true, ratioBp })
  })

  it.each([
    ['', 'notRatio'],
    ['%', 'notRatio'],
    ['三成', 'notRatio'],
    ['30‰', 'notRatio'],
    ['30%%', 'notRatio'],
    [Number.NaN, 'notRatio'],
    ['0.315', 'tooManyDecimals'],
    [0.315, 'tooManyDecimals'],
    ['-1', 'negative'],
    [-1, 'negative'],
    ['1000.01', 'tooLarge'],
    [1e20, 'tooLarge'],
  ])('"%s" is refused: %s', (input, reason) => {
    expect(parsePercent(input)).toEqual({ ok: false, reason })
  })

  it.each([
    [3000, '30%'],
    [31, '0.31%'],
    [550, '5.5%'],
    [0, '0%'],
    [10000, '100%'],
    [1, '0.01%'],
    [10, '0.1%'],
  ])('%i is shown as %s', (ratioBp, shown) => {
    expect(formatBp(ratioBp)).toBe(shown)
  })

  it('is read back as the same ratio, as text and as a number', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (ratioBp) => {
        expect(parsePercent(formatBp(ratioBp))).toEqual({ ok: true, ratioBp })
        expect(parsePercent(ratioBp / 100)).toEqual({ ok: true, ratioBp })
      }),
    )
  })
})
