import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/dialects.ts'
import { type Scope, withinRegion, withinScope } from '../../platform/region-scope.ts'
import type { Counts, DayCount } from './fold-figures.ts'

const zoneMs = 8 * 3_600_000
const dayMs = 86_400_000

/** What happened between two instants (ms, the end not included) within a scope, by day and city. */
export async function countsBetween(
  db: Db,
  scope: Scope,
  span: { from: number; to: number; regionCode: string },
): Promise<Counts> {
  const city = sql<string>`substr(unit_case.region_code, 1, 4)`
  const within = sql<boolean>`(${withinScope('unit_case', scope)}
    and ${withinRegion('unit_case.region_code', span.regionCode)})`
  const dayOf = (column: string): RawBuilder<number> =>
    sql<number>`(${sql.ref(column)} + ${sql.lit(zoneMs)}) / ${sql.lit(dayMs)}`
  const casesBy = async (column: 'unit_case.created_at' | 'unit_case.decided_at') => {
    const rows = await db
      .selectFrom('unit_case')
      .select((eb) => [dayOf(column).as('day'), city.as('city'), eb.fn.countAll().as('count')])
      .where(within)
      .where(column, '>=', span.from)
      .where(column, '<', span.to)
      .groupBy([dayOf(column), city])
      .execute()
    return rows.map(counted)
  }
  const waited = sql<number>`(payment.result_at - unit_case.decided_at) / ${sql.lit(dayMs)}`
  const payments = await db
    .selectFrom('payment')
    .innerJoin('unit_case', 'unit_case.id', 'payment.case_id')
    .select((eb) => [
      'payment.state',
      dayOf('payment.result_at').as('day'),
      city.as('city'),
      waited.as('waited'),
      eb.fn.countAll().as('count'),
      eb.fn.sum('payment.amount_fen').as('total'),
    ])
    .where(within)
    .where('payment.state', 'in', ['paid', 'returned'])
    .where('payment.result_at', '>=', span.from)
    .where('payment.result_at', '<', span.to)
    .groupBy(['payment.state', dayOf('payment.result_at'), city, waited])
    .execute()
  return {
    offers: await casesBy('unit_case.created_at'),
    answers: await casesBy('unit_case.decided_at'),
    returned: payments.filter(({ state }) => state === 'returned').map(counted),
    paid: payments
      .filter(({ state }) => state === 'paid')
      .map((row) => ({
        ...counted(row),
        waited: Number(row.waited),
        totalFen: Number(row.total),
      })),
  }
}

function counted(row: { day: number; city: string; count: unknown }): DayCount {
  return { day: Number(row.day), regionCode: row.city, count: Number(row.count) }
}
