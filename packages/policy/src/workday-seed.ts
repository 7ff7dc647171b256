import chineseDays from 'chinese-days'
import type { Day } from './days.ts'
import { addDays, weekday, yearOf } from './days.ts'
import type { CalendarYear, DayKind } from './workdays.ts'

// oxlint-disable-next-line import/no-named-as-default-member -- CommonJS: Node finds only the default
const { isWorkday } = chineseDays

// The library holds the State Council's notices for these years. For a later year it answers by
// the weekday alone, so the range is widened by hand when a release brings the next notice.
const firstYear = 2022
const lastYear = 2026

/** The calendar years that a new installation starts with. */
export function seedCalendarYears(): CalendarYear[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) =>
    calendarYear(firstYear + index),
  )
}

function calendarYear(year: number): CalendarYear {
  const exceptions: Record<Day, DayKind> = {}
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const isWeekend = weekday(day) % 6 === 0
    const works = isWorkday(day)
    if (works === isWeekend) exceptions[day] = works ? 'workday' : 'holiday'
  }
  return { year, exceptions }
}
