import { describe, expect, it } from 'vitest'
import { monthsBetween, percentile, Tallies } from './fold-figures.ts'

const at = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

describe('monthly figures', () => {
  it('fall into the month of their day in Shanghai and the city of their region', () => {
    const tallies = new Tallies(monthsBetween('2023-11', '2023-12'))
    const offered = (instant: number, regionCode: string) => {
      const tally = tallies.at(instant, regionCode)
      if (tally !== null) tally.offers += 1
      return tally
    }
    offered(at('2023-12-01') - 1, '410181')
    offered(at('2023-12-01'), '410105')
    offered(at('2024-01-01') - 1, '411302')
    expect(offered(at('2024-01-01'), '410181')).toBe(null)
    expect(offered(at('2023-11-01') - 1, '410181')).toBe(null)
    tallies.at(at('2023-12-08'), '410181')?.paid.set(9, { count: 2, totalFen: 300 })
    expect(tallies.cities).toEqual(['4101', '4113'])
    expect(tallies.months()).toEqual([
      expect.objectContaining({ month: '2023-11', offers: 1, medianDays: null }),
      {
        month: '2023-12',
        offers: 2,
        answers: 0,
        paid: { lines: 2, totalFen: 300 },
        returned: 0,
        medianDays: 9,
        p90Days: 9,
      },
    ])
    expect(tallies.months('4113').map(({ offers }) => offers)).toEqual([0, 1])
  })

  it('take the day that half, and nine of ten, did not wait longer than', () => {
    const waits = Array.from({ length: 10 }, (_, place) => ({ waited: 10 - place, count: 1 }))
    expect([percentile(waits, 50), percentile(waits, 90)]).toEqual([5, 9])
    expect(percentile([{ waited: 3, count: 1 }], 90)).toBe(3)
    expect(percentile([], 50)).toBe(null)
  })

  it('name every month of a span, over the turn of a year', () => {
    const { months, end } = monthsBetween('2023-11', '2024-02')
    expect(months.map(({ name }) => name)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
    expect(end).toBe(at('2024-03-01'))
    expect(monthsBetween('2024-02', '2023-11').months).toEqual([])
  })
})
