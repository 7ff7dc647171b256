import { describe, expect, it } from 'vitest'
import type { Edition } from './edition.ts'
import { getEdition } from './editions.ts'
import { seedCalendarYears } from './workday-seed.ts'
import {
  addWorkdays,
  CalendarYearMissing,
  isWorkday,
  makeCalendar,
  publicityEnd,
} from './workdays.ts'

const calendar = makeCalendar(seedCalendarYears())
const edition = getEdition('henan-refund-2023')

function missingYear(act: () => unknown): number | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof CalendarYearMissing) return error.year
    throw error
  }
}

describe('the seeded calendar', () => {
  it('covers 2022 to 2026 and no other year', () => {
    expect([...calendar.years]).toEqual([2022, 2023, 2024, 2025, 2026])
  })

  it('holds only days that differ from their weekday', () => {
    const byWeekday = makeCalendar([...calendar.years].map((year) => ({ year, exceptions: {} })))
    for (const [day, kind] of calendar.exceptions) {
      expect(isWorkday(day, byWeekday), day).toBe(kind === 'holiday')
    }
    expect(calendar.exceptions.size).toBeGreaterThan(100)
  })

  it.each([
    '2022-10-08',
    '2022-10-09',
    '2024-02-04',
    '2025-01-26',
    '2026-02-14',
    '2026-02-28',
    '2026-10-10',
  ])('works on the weekend day %s', (day) => {
    expect(isWorkday(day, calendar)).toBe(true)
  })

  it.each(['2023-10-02', '2024-01-01', '2026-02-17', '2023-12-30'])('rests on %s', (day) => {
    expect(isWorkday(day, calendar)).toBe(false)
  })
})

describe('addWorkdays', () => {
  it.each([
    ['2023-09-27', 5, '2023-10-10'],
    ['2024-09-12', 5, '2024-09-20'],
    ['2022-09-29', 5, '2022-10-11'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2022-08-22', 3, '2022-08-25'],
    ['2023-12-29', 1, '2024-01-02'],
    ['2023-12-30', 0, '2023-12-30'],
  ])('%s and %i working days is %s', (day, count, expected) => {
    expect(addWorkdays(day, count, calendar)).toBe(expected)
  })

  it('refuses a year without data, naming it, and does not guess from weekdays', () => {
    expect(missingYear(() => isWorkday('2027-01-01', calendar))).toBe(2027)
    expect(missingYear(() => addWorkdays('2026-12-31', 1, calendar))).toBe(2027)
    expect(missingYear(() => isWorkday('2021-12-31', calendar))).toBe(2021)
  })

  it('does not need the next year while it stays in this one', () => {
    expect(missingYear(() => addWorkdays('2026-12-30', 1, calendar))).toBeNull()
  })

  it('refuses a count that is none', () => {
    expect(() => addWorkdays('2023-09-27', -1, calendar)).toThrow(RangeError)
    expect(() => addWorkdays('2023-09-27', 1.5, calendar)).toThrow(RangeError)
  })
})

describe('publicityEnd', () => {
  const withPublicity = (change: Partial<Edition['publicity']>): Edition => ({
    ...edition,
    publicity: { ...edition.publicity, ...change },
  })

  it('counts five working days from the day after', () => {
    expect(publicityEnd('2024-01-08', edition, calendar)).toBe('2024-01-15')
    expect(publicityEnd('2023-12-25', edition, calendar)).toBe('2024-01-02')
  })

  it('counts the first day where the edition does', () => {
    const inclusive = withPublicity({ countsFrom: 'startDay' })
    expect(publicityEnd('2024-01-08', inclusive, calendar)).toBe('2024-01-12')
    expect(publicityEnd('2024-01-06', inclusive, calendar)).toBe('2024-01-12')
  })

  it('counts calendar days where the edition does', () => {
    const calendarDays = withPublicity({ unit: 'day', length: 7 })
    expect(publicityEnd('2023-12-29', calendarDays, calendar)).toBe('2024-01-05')
  })
})
