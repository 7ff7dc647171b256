import type { LinesSum, PaymentLine, PaymentPlan } from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { findPlan, type LineRow, type PlanRow, sumsByState } from './plan.queries.ts'

/** Plans as staff see them. */
export async function planViews(db: Db, rows: readonly PlanRow[]): Promise<PaymentPlan[]> {
  const sums = await sumsByState(
    db,
    rows.map(({ id }) => id),
  )
  const sumOf = (planId: string, ...states: string[]): LinesSum => {
    const own = sums.filter((sum) => sum.planId === planId && states.includes(sum.state))
    return {
      lines: own.reduce((total, { lines }) => total + lines, 0),
      totalFen: own.reduce((total, { totalFen }) => total + totalFen, 0),
    }
  }
  const titles = await roundTitles(db, rows)
  const names = await staffNames(
    db,
    rows.flatMap((row) => [staffIdOf(row.prepared_by), staffIdOf(row.released_by)]),
  )
  const nameOf = (actor: string): string => names.get(staffIdOf(actor) ?? '') ?? '系统'
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    roundTitle: titles.get(row.round_id) ?? '',
    regionCode: row.region_code,
    state: row.state,
    ...sumOf(row.id, 'planned', 'ordered', 'paid', 'returned'),
    preparedBy: nameOf(row.prepared_by),
    preparedAt: row.prepared_at,
    releasedBy: row.released_by === null ? null : nameOf(row.released_by),
    releasedAt: row.released_at,
    fileAt: row.file_at,
    reconciledAt: row.reconciled_at,
    paid: sumOf(row.id, 'paid'),
    returned: sumOf(row.id, 'returned'),
    open: sumOf(row.id, 'planned', 'ordered'),
  }))
}

/** One plan as it stands now. */
export async function planNow(db: Db, planId: string): Promise<PaymentPlan> {
  const [view] = await planViews(db, [(await findPlan(db, planId)) ?? notFound()])
  return view ?? notFound()
}

/** What was dropped from a plan before it was ordered. */
export async function droppedOf(db: Db, planId: string): Promise<LinesSum> {
  const sums = await sumsByState(db, [planId])
  const { lines, totalFen } = sums.find(({ state }) => state === 'dropped') ?? {
    lines: 0,
    totalFen: 0,
  }
  return { lines, totalFen }
}

/** One line as staff see it; the account by its last digits. */
export function lineView(row: LineRow): PaymentLine {
  return {
    paymentId: row.id,
    caseNo: row.case_no,
    unitName: row.unit_name,
    regionCode: row.region_code,
    amountFen: row.amount_fen,
    accountType: row.account_type,
    bankName: row.bank_name,
    accountName: row.account_name,
    accountTail: row.account_tail,
    state: row.state,
    resultAt: row.result_at,
    note: row.result_note,
  }
}

async function roundTitles(db: Db, rows: readonly PlanRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ round_id: id }) => id))]
  if (ids.length === 0) return new Map()
  const rounds = await db
    .selectFrom('round')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rounds.map(({ id, title }) => [id, title]))
}
