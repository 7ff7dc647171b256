import type { Day } from './days.ts'
import { addDays, weekday, yearOf } from './days.ts'
import type { Edition } from './edition.ts'

export type DayKind = 'workday' | 'holiday'

/** One year as the State Council's notice sets it: only the days that differ from the weekday. */
export interface CalendarYear {
  year: number
  exceptions: Readonly<Record<Day, DayKind>>
}

/** All years known. A year that is not covered is refused, never guessed from weekdays. */
export interface WorkdayCalendar {
  years: ReadonlySet<number>
  exceptions: ReadonlyMap<Day, DayKind>
}

/** The calendar has no data for a year that a reckoning touches. */
export class CalendarYearMissing extends Error {
  override name = 'CalendarYearMissing'
  readonly year: number

  constructor(year: number) {
    super(`no working-day calendar for ${year}`)
    this.year = year
  }
}

export function makeCalendar(years: Iterable<CalendarYear>): WorkdayCalendar {
  const list = [...years]
  return {
    years: new Set(list.map(({ year }) => year)),
    exceptions: new Map(list.flatMap(({ exceptions }) => Object.entries(exceptions))),
  }
}

/** Throws CalendarYearMissing. */
export function isWorkday(day: Day, calendar: WorkdayCalendar): boolean {
  const year = yearOf(day)
  const byWeekday = weekday(day) % 6 === 0 ? 'holiday' : 'workday'
  if (!calendar.years.has(year)) throw new CalendarYearMissing(year)
  return (calendar.exceptions.get(day) ?? byWeekday) === 'workday'
}

/** The `count`-th working day after `day`, which itself is not counted. Throws CalendarYearMissing. */
export function addWorkdays(day: Day, count: number, calendar: WorkdayCalendar): Day {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`)
  let current = day
  for (let left = count; left > 0;) {
    current = addDays(current, 1)
    if (isWorkday(current, calendar)) left -= 1
  }
  return current
}

/** How long a public list stands, in words: 5 个工作日. */
export function publicityLengthWords({ publicity }: Edition): string {
  return `${publicity.length} 个${publicity.unit === 'workday' ? '工作日' : '自然日'}`
}

/** The last day of a publicity that starts on `startDay`. Throws CalendarYearMissing. */
export function publicityEnd(startDay: Day, edition: Edition, calendar: WorkdayCalendar): Day {
  const { length, unit, countsFrom } = edition.publicity
  const dayBeforeCount = countsFrom === 'dayAfter' ? startDay : addDays(startDay, -1)
  return unit === 'workday'
    ? addWorkdays(dayBeforeCount, length, calendar)
    : addDays(dayBeforeCount, length)
}
