import { type CalendarYear, type DayKind, makeCalendar } from '@wengang/policy'
import { seedCalendarYears } from '@wengang/policy/workday-seed'
import { defineCommand } from './database/command.ts'
import type { Db, Trx } from './database/dialects.ts'

/** Puts the years that the library knows into the table, where an administrator can add later ones. */
export const seedCalendar = defineCommand(
  'seedCalendar',
  async (trx: Trx, input: { years: CalendarYear[]; at: number; by: string }) => {
    for (const { year, exceptions } of input.years) {
      const added = await trx
        .insertInto('calendar_year')
        .values({ year, loaded_by: input.by, loaded_at: input.at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows === 0n) continue
      const rows = Object.entries(exceptions).map(([day, kind]) => ({ day, kind }))
      if (rows.length > 0) await trx.insertInto('workday').values(rows).execute()
    }
  },
)

/** Years that ship with the house. */
export function shippedYears(): CalendarYear[] {
  return [...seedCalendarYears()]
}

/** The calendar of working days as it stands in the table. */
export async function readCalendar(db: Db | Trx) {
  const years = await db.selectFrom('calendar_year').select('year').orderBy('year').execute()
  const days = await db.selectFrom('workday').selectAll().execute()
  return makeCalendar(
    years.map(({ year }) => ({
      year,
      exceptions: Object.fromEntries(
        days
          .filter(({ day }) => day.startsWith(`${year}-`))
          .map(({ day, kind }): [string, DayKind] => [day, kind]),
      ),
    })),
  )
}
