import type { MonthFigures } from '@wengang/contracts'

/** Something that happened on one day in one city, counted. */
export interface DayCount {
  /** Days since 1970-01-01 in Asia/Shanghai. */
  day: number
  regionCode: string
  count: number
}

/** Money that arrived on a day, so many whole days after the answer. Sum in fen. */
export interface PaidCount extends DayCount {
  waited: number
  totalFen: number
}

export interface Counts {
  offers: readonly DayCount[]
  answers: readonly DayCount[]
  returned: readonly DayCount[]
  paid: readonly PaidCount[]
}

const dayMs = 86_400_000

/** The month of a day that is counted from 1970-01-01. */
export const monthOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 7)

/** Every month from the first to the last, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let at = new Date(`${from}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = at.toISOString().slice(0, 7)
    if (month > to) return months
    months.push(month)
  }
}

/** The figures of one month, of one city or of all. */
export function foldMonth(counts: Counts, month: string, regionCode?: string): MonthFigures {
  const own = <Count extends DayCount>(all: readonly Count[]): Count[] =>
    all.filter(
      (one) =>
        monthOf(one.day) === month && (regionCode === undefined || one.regionCode === regionCode),
    )
  const total = (all: readonly DayCount[]): number =>
    own(all).reduce((sum, { count }) => sum + count, 0)
  const paid = own(counts.paid)
  return {
    month,
    offers: total(counts.offers),
    answers: total(counts.answers),
    paid: {
      lines: total(counts.paid),
      totalFen: paid.reduce((sum, { totalFen }) => sum + totalFen, 0),
    },
    returned: total(counts.returned),
    medianDays: percentile(paid, 50),
    p90Days: percentile(paid, 90),
  }
}

/** Of so many of hundred, the days that none of them waited longer; null when there is nobody. */
export function percentile(
  waits: readonly { waited: number; count: number }[],
  percent: number,
): number | null {
  const all = waits.reduce((sum, { count }) => sum + count, 0)
  const rank = Math.ceil((all * percent) / 100)
  let seen = 0
  for (const { waited, count } of waits.toSorted((a, b) => a.waited - b.waited)) {
    seen += count
    if (seen >= rank) return waited
  }
  return null
}
