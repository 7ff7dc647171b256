import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHundredths, writeHundredths } from './hundredths.ts'

describe('hundredths', () => {
  it.each([
    ['0', 0],
    ['84.67', 8467],
    ['237137.1', 23713710],
    ['237,137.10', 23713710],
    ['１２，３４５．６', 1234560],
    ['007.5', 750],
    ['\u202d12.30\u202c', 1230],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    [0, 0],
    [-0, 0],
    [84.67, 8467],
    [237137.09999999998, 23713710],
    [0.1 + 0.2, 30],
    [9999999999999.99, 999999999999999],
  ])('%s is read exactly', (input, hundredths) => {
    expect(parseHundredths(input)).toEqual({ ok: true, hundredths })
  })

  it.each([
    ['', 'notNumber'],
    ['12a', 'notNumber'],
    ['.5', 'notNumber'],
    ['5.', 'notNumber'],
    ['1,23', 'notNumber'],
    ['12,34.00', 'notNumber'],
    ['1 000', 'notNumber'],
    ['+5', 'notNumber'],
    ['1e5', 'notNumber'],
    ['0x10', 'notNumber'],
    ['1.2.3', 'notNumber'],
    [Number.NaN, 'notNumber'],
    ['10.005', 'tooManyDecimals'],
    ['10.100', 'tooManyDecimals'],
    [10.005, 'tooManyDecimals'],
    [1e-20, 'tooManyDecimals'],
    ['-5.00', 'negative'],
    ['−5.00', 'negative'],
    ['－５', 'negative'],
    [-5, 'negative'],
    [Number.NEGATIVE_INFINITY, 'negative'],
    ['90071992547409.92', 'tooLarge'],
    ['9'.repeat(40), 'tooLarge'],
    [1e13, 'tooLarge'],
    [1e21, 'tooLarge'],
    [Number.POSITIVE_INFINITY, 'tooLarge'],
  ])('%s is refused: %s', (input, reason) => {
    expect(parseHundredths(input)).toEqual({ ok: false, reason })
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (hundredths) => {
        expect(parseHundredths(writeHundredths(hundredths))).toEqual({ ok: true, hundredths })
      }),
    )
  })

  it('reads the nearest number to any two decimals', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999_999_999), (hundredths) => {
        expect(parseHundredths(hundredths / 100)).toEqual({ ok: true, hundredths })
      }),
    )
  })

  it('reads what a spreadsheet computes as it shows it', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), fc.constantFrom(3, 6, 9), (tenths, ratio) => {
        const computed = (tenths / 10) * (ratio / 10)
        expect(parseHundredths(computed)).toEqual({ ok: true, hundredths: tenths * ratio })
      }),
    )
  })

  it('writes two decimals, also of differences', () => {
    expect(writeHundredths(5)).toBe('0.05')
    expect(writeHundredths(-1230)).toBe('-12.30')
    expect(() => writeHundredths(0.5)).toThrow(RangeError)
  })
})
