import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

export type PaymentRow = Schema['payment']

/** The newest attempt of each of these cases. */
export async function lastAttempts(
  db: Db | Trx,
  caseIds: readonly string[],
): Promise<Map<string, Pick<PaymentRow, 'attempt' | 'offer_version'>>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('payment')
    .select(['case_id', 'attempt', 'offer_version'])
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .orderBy('attempt')
    .execute()
  return new Map(rows.map((row) => [row.case_id, row]))
}

/** What one act ordered, whatever became of it since. */
export async function paymentsOfOrder(db: Db, roundId: string, orderKey: string) {
  const rows = await db
    .selectFrom('payment')
    .innerJoin('unit_case', 'unit_case.id', 'payment.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select([
      'payment.id',
      'payment.amount_fen',
      'payment.account_tail',
      'unit_case.case_no',
      'unit.name',
    ])
    .where('payment.round_id', '=', roundId)
    .where('payment.order_key', '=', orderKey)
    .orderBy('payment.id')
    .execute()
  return rows.map((row) => ({
    paymentId: row.id,
    caseNo: row.case_no,
    unitName: row.name,
    amountFen: row.amount_fen,
    accountTail: row.account_tail,
  }))
}

/** Payments by their ids, with the region of the case. */
export function findPayments(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('payment')
    .innerJoin('unit_case', 'unit_case.id', 'payment.case_id')
    .select([
      'payment.id',
      'payment.case_id',
      'payment.amount_fen',
      'payment.state',
      'unit_case.region_code',
    ])
    .where('payment.id', 'in', ids)
    .execute()
}
