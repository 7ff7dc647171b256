import { describe, expect, it } from 'vitest'
import { foldMonth, monthOf, monthsBetween, percentile } from './fold-figures.ts'

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000

describe('monthly figures', () => {
  it('fall into the month of their day and the city of their region', () => {
    const one = { regionCode: '4101', count: 2 }
    const counts = {
      offers: [
        { ...one, day: day('2023-11-30') },
        { ...one, day: day('2023-12-01') },
        { regionCode: '4113', count: 5, day: day('2023-12-31') },
      ],
      answers: [{ ...one, day: day('2024-01-01') }],
      returned: [],
      paid: [{ ...one, day: day('2023-12-08'), waited: 9, totalFen: 300 }],
    }
    expect(foldMonth(counts, '2023-12')).toEqual({
      month: '2023-12',
      offers: 7,
      answers: 0,
      paid: { lines: 2, totalFen: 300 },
      returned: 0,
      medianDays: 9,
      p90Days: 9,
    })
    expect(foldMonth(counts, '2023-12', '4113')).toMatchObject({ offers: 5, medianDays: null })
  })

  it('take the day that half, and nine of ten, did not wait longer than', () => {
    const waits = Array.from({ length: 10 }, (_, place) => ({ waited: 10 - place, count: 1 }))
    expect([percentile(waits, 50), percentile(waits, 90)]).toEqual([5, 9])
    expect(percentile([{ waited: 3, count: 1 }], 90)).toBe(3)
    expect(percentile([], 50)).toBe(null)
  })

  it('name every month of a span, over the turn of a year', () => {
    expect(monthsBetween('2023-11', '2024-02')).toEqual([
      '2023-11',
      '2023-12',
      '2024-01',
      '2024-02',
    ])
    expect(monthsBetween('2024-02', '2023-11')).toEqual([])
    expect(monthOf(day('2024-02-29'))).toBe('2024-02')
  })
})
