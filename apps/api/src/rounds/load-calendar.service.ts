import { type CalendarYear, type Day, type DayKind, isDay, weekday, yearOf } from '@wengang/policy'
import type { InputFinding } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

const isWeekend = (day: Day): boolean => weekday(day) % 6 === 0

/**
 * One year from the days off and the working weekends that a State Council notice names. A day off that is
 * a weekend anyway may stand in it, as it does in the notice.
 */
export function calendarYearOf(
  year: number,
  { holidays, workdays }: { holidays: readonly Day[]; workdays: readonly Day[] },
): { year: CalendarYear; findings: InputFinding[] } {
  const findings = [
    ...holidays.flatMap((day) => faultOf('holidays', day, year)),
    ...workdays.flatMap((day) => faultOf('workdays', day, year)),
    ...workdays
      .filter((day) => holidays.includes(day))
      .map((day) => ({ field: 'workdays', message: `${day} 同时写在放假和上班里，请核对` })),
    ...(holidays.length === 0 ? [{ field: 'holidays', message: '没有写放假的日期，请补充' }] : []),
  ]
  if (findings.length > 0) return { year: { year, exceptions: {} }, findings }
  const exceptions: Record<Day, DayKind> = {}
  for (const day of holidays) if (!isWeekend(day)) exceptions[day] = 'holiday'
  for (const day of workdays) exceptions[day] = 'workday'
  return { year: { year, exceptions }, findings }
}

function faultOf(field: 'holidays' | 'workdays', day: Day, year: number): InputFinding[] {
  if (!isDay(day)) return [{ field, message: `${day} 不是一个日期，请核对` }]
  if (yearOf(day) !== year) return [{ field, message: `${day} 不在 ${year} 年，请核对` }]
  if (field === 'workdays' && !isWeekend(day)) {
    return [{ field, message: `${day} 本来就是工作日，不用写在调休上班里` }]
  }
  return []
}

/** Puts a year in place of whatever was known of it; audited under the administrator. */
export const loadCalendarCommand = defineCommand(
  'loadCalendar',
  (
    trx: Trx,
    input: { year: CalendarYear; staffId: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ year: number; days: number }>> =>
    once(trx, input.act, async () => {
      const { year, exceptions } = input.year
      const by = `staff:${input.staffId}`
      const days = Object.entries(exceptions).map(([day, kind]) => ({ day, kind }))
      const note = { loaded_by: by, loaded_at: input.at }
      await trx
        .insertInto('calendar_year')
        .values({ year, ...note })
        .onConflict((conflict) => conflict.column('year').doUpdateSet(note))
        .execute()
      await trx
        .deleteFrom('workday')
        .where('day', '>=', `${year}-01-01`)
        .where('day', '<=', `${year}-12-31`)
        .execute()
      if (days.length > 0) await trx.insertInto('workday').values(days).execute()
      await appendToStream(trx, staffStream(input.staffId), {
        kind: 'calendarLoaded',
        at: input.at,
        by,
        facts: { year, exceptions: { ...exceptions } },
      })
      return { ok: true, value: { year, days: days.length } }
    }),
)
