import { setImmediate } from 'node:timers/promises'
import { notFound } from '../platform/app-error.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { isInScope, type Scope, withinScope } from '../platform/region-scope.ts'

export type PlanRow = Schema['payment_plan']

/** One plan by its id. */
export function findPlan(db: Db | Trx, planId: string): Promise<PlanRow | undefined> {
  return db.selectFrom('payment_plan').selectAll().where('id', '=', planId).executeTakeFirst()
}

/** A plan of the person's region; any other is unknown. */
export async function staffPlan(db: Db, planId: string, staff: StaffPerson): Promise<PlanRow> {
  const row = await findPlan(db, planId)
  if (row === undefined || !isInScope(row, staff)) return notFound()
  return row
}

/** A page of plans within somebody's reach, newest first. */
export function plansPage(
  db: Db,
  scope: Scope,
  wanted: { state?: PlanRow['state']; roundId?: string; after?: string; limit: number },
): Promise<PlanRow[]> {
  const { state, roundId, after, limit } = wanted
  return db
    .selectFrom('payment_plan')
    .selectAll()
    .where(withinScope('payment_plan', scope))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'draft'))
    .$if(roundId !== undefined, (query) => query.where('round_id', '=', roundId ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Lines of some plans by plan and state. Money in fen. */
export async function sumsByState(db: Db | Trx, planIds: readonly string[]) {
  if (planIds.length === 0) return []
  const rows = await db
    .selectFrom('payment')
    .select((eb) => [
      'plan_id',
      'state',
      eb.fn.countAll().as('lines'),
      eb.fn.sum('amount_fen').as('total'),
    ])
    .where('plan_id', 'in', planIds)
    .groupBy(['plan_id', 'state'])
    .execute()
  return rows.map((row) => ({
    planId: row.plan_id,
    state: row.state,
    lines: Number(row.lines),
    totalFen: Number(row.total),
  }))
}

/** Sums of a plan by what its lines have in common. Money in fen. */
export interface PlanSums {
  bank: KeyedSum[]
  region: KeyedSum[]
  accountType: KeyedSum[]
}

export interface KeyedSum {
  key: string
  lines: number
  totalFen: number
}

/** Lines that one read adds up, a few ms long: requests go on between the reads. */
const linesAtOnce = 1_000

/** The lines of a plan that were not dropped, added up by bank, region and account, the largest sum first. */
export async function planSums(db: Db, planId: string): Promise<PlanSums> {
  const sums = { bank: new Map(), region: new Map(), accountType: new Map() } as Record<
    keyof PlanSums,
    Map<string, KeyedSum>
  >
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('payment')
      .innerJoin('unit_case', 'unit_case.id', 'payment.case_id')
      .select([
        'payment.id',
        'payment.state',
        'payment.amount_fen',
        'payment.bank_name as bank',
        'payment.account_type as accountType',
        'unit_case.region_code as region',
      ])
      .where('payment.plan_id', '=', planId)
      .where('payment.id', '>', after)
      .orderBy('payment.id')
      .limit(linesAtOnce)
      .execute()
    for (const row of rows) {
      if (row.state === 'dropped') continue
      for (const group of ['bank', 'region', 'accountType'] as const) {
        const key = row[group]
        const sum = sums[group].get(key) ?? { key, lines: 0, totalFen: 0 }
        sum.lines += 1
        sum.totalFen += row.amount_fen
        sums[group].set(key, sum)
      }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < linesAtOnce) break
    after = last.id
    await setImmediate()
  }
  const sorted = (all: Map<string, KeyedSum>) =>
    [...all.values()].toSorted((a, b) => b.totalFen - a.totalFen || (a.key < b.key ? -1 : 1))
  return {
    bank: sorted(sums.bank),
    region: sorted(sums.region),
    accountType: sorted(sums.accountType),
  }
}

/** The payments of a plan in the order of their cases, in which every act takes several. */
export async function paymentsByCase(db: Db, planId: string): Promise<string[]> {
  const ids: string[] = []
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('payment')
      .select(['id', 'case_id'])
      .where('plan_id', '=', planId)
      .where('case_id', '>', after)
      .orderBy('case_id')
      .limit(linesAtOnce)
      .execute()
    ids.push(...rows.map(({ id }) => id))
    const last = rows.at(-1)
    if (last === undefined || rows.length < linesAtOnce) return ids
    after = last.case_id
    await setImmediate()
  }
}

/** A page of the lines of a plan in the order of their ids. */
export function linesPage(
  db: Db,
  planId: string,
  wanted: { state?: Schema['payment']['state']; after?: string; limit: number },
) {
  const { state, after, limit } = wanted
  return db
    .selectFrom('payment')
    .innerJoin('unit_case', 'unit_case.id', 'payment.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select([
      'payment.id',
      'payment.case_id',
      'payment.offer_version',
      'payment.amount_fen',
      'payment.account_type',
      'payment.bank_name',
      'payment.account_name',
      'payment.account_sealed',
      'payment.account_tail',
      'payment.state',
      'payment.result_at',
      'payment.result_note',
      'unit_case.case_no',
      'unit_case.region_code',
      'unit_case.unit_id',
      'unit.name as unit_name',
      'unit.key_wrapped',
    ])
    .where('payment.plan_id', '=', planId)
    .$if(state !== undefined, (query) => query.where('payment.state', '=', state ?? 'planned'))
    .$if(after !== undefined, (query) => query.where('payment.id', '>', after ?? ''))
    .orderBy('payment.id')
    .limit(limit)
    .execute()
}

export type LineRow = Awaited<ReturnType<typeof linesPage>>[number]
