import type { MonthFigures } from '@wengang/contracts'

/** What happened in one month in one city. */
export interface Tally {
  offers: number
  answers: number
  returned: number
  /** Payments by the whole days that they came after the answer. Sums in fen. */
  paid: Map<number, { count: number; totalFen: number }>
}

/** A month of the calendar in Asia/Shanghai and the instant that it begins at, in ms. */
export interface Month {
  name: string
  from: number
}

const nothing = (): Tally => ({ offers: 0, answers: 0, returned: 0, paid: new Map() })

/** Every month from the first to the last, both included, and the end of the last. */
export function monthsBetween(from: string, to: string): { months: Month[]; end: number } {
  const months: Month[] = []
  for (let at = new Date(`${from}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const name = at.toISOString().slice(0, 7)
    const begins = Date.parse(`${name}-01T00:00:00+08:00`)
    if (name > to) return { months, end: begins }
    months.push({ name, from: begins })
  }
}

/** Counts by month and city, one event after another; what lies outside the months is left out. */
export class Tallies {
  readonly #months: readonly Month[]
  readonly #end: number
  readonly #byCity = new Map<string, Tally[]>()

  constructor({ months, end }: { months: readonly Month[]; end: number }) {
    this.#months = months
    this.#end = end
  }

  /** The tally of the month of an instant; null outside the months. */
  at(instant: number | null, regionCode: string): Tally | null {
    if (instant === null || instant >= this.#end) return null
    const place = this.#months.findLastIndex(({ from }) => from <= instant)
    if (place === -1) return null
    const city = regionCode.slice(0, 4)
    const own = this.#byCity.get(city) ?? this.#months.map(nothing)
    this.#byCity.set(city, own)
    return own[place] ?? null
  }

  get cities(): string[] {
    return [...this.#byCity.keys()].toSorted()
  }

  /** The figures of every month, of one city or of all. */
  months(city?: string): MonthFigures[] {
    const cities = city === undefined ? [...this.#byCity.values()] : [this.#byCity.get(city) ?? []]
    return this.#months.map(({ name }, place) => ({
      month: name,
      ...fold(cities.flatMap((own) => own[place] ?? [])),
    }))
  }
}

function fold(tallies: readonly Tally[]): Omit<MonthFigures, 'month'> {
  const sum = (of: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + of(tally), 0)
  const paid = tallies.flatMap((tally) =>
    [...tally.paid].map(([waited, one]) => ({ waited, ...one })),
  )
  return {
    offers: sum(({ offers }) => offers),
    answers: sum(({ answers }) => answers),
    paid: {
      lines: paid.reduce((total, { count }) => total + count, 0),
      totalFen: paid.reduce((total, { totalFen }) => total + totalFen, 0),
    },
    returned: sum(({ returned }) => returned),
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
