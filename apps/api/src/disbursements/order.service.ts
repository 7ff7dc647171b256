import { hasAccount } from '../cases/account.service.ts'
import { type CaseRow, holdCase, selectCases } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import { findRound } from '../rounds/round.queries.ts'
import { lastAttempts } from './payment.queries.ts'

/** How many cases one step looks at, and how many payment ids it is given. */
export const orderStepSize = 100

export interface OrderInput {
  roundId: string
  /** One for each case that a step can look at. */
  paymentIds: readonly string[]
  orderKey: string
  by: string
  act: ActKey
}

export type Ordering = {
  ordered: number
  totalFen: number
  withoutAccount: string[]
  after: string
}

export const orderingStart: Ordering = { ordered: 0, totalFen: 0, withoutAccount: [], after: '' }

/**
 * Orders payment of the cases of a round, some a step: those allocated, and those returned whose account was
 * corrected since (S3-37). A case without a whole account is told and left as it is. The payments of one act
 * are found again by its order key.
 */
export const orderCommand = defineCommand(
  'orderPayments',
  (trx: Trx, input: OrderInput): Promise<Advanced<Ordering, { withoutAccount: string[] }>> =>
    advance(trx, input.act, orderingStart, async (progress, at) => {
      const { roundId } = input
      if (progress.after === '') await checkAllocated(trx, roundId)
      const rows = await selectCases(trx)
        .where('unit_case.round_id', '=', roundId)
        .where('unit_case.id', '>', progress.after)
        .orderBy('unit_case.id')
        .limit(orderStepSize)
        .execute()
      const attempts = await lastAttempts(
        trx,
        rows.map(({ id }) => id),
      )
      let { ordered, totalFen } = progress
      const withoutAccount = [...progress.withoutAccount]
      for (const [place, seen] of rows.entries()) {
        const before = attempts.get(seen.id)
        if (!isDue(seen, before?.offer_version)) continue
        if (!hasAccount(seen)) {
          withoutAccount.push(seen.case_no)
          continue
        }
        const paymentId = input.paymentIds[place] ?? ''
        const attempt = (before?.attempt ?? 0) + 1
        const amountFen = await orderOne(trx, seen.id, paymentId, attempt, { ...input, at })
        ordered += amountFen === null ? 0 : 1
        totalFen += amountFen ?? 0
      }
      const last = rows.at(-1)
      if (last !== undefined && rows.length === orderStepSize) {
        return { progress: { ordered, totalFen, withoutAccount, after: last.id } }
      }
      await appendToStream(trx, roundStream(roundId), {
        kind: 'paymentsOrdered',
        at,
        by: input.by,
        facts: { ordered, totalFen, withoutAccount: withoutAccount.length },
      })
      return { value: { withoutAccount } }
    }),
)

async function checkAllocated(trx: Trx, roundId: string): Promise<void> {
  const round = await findRound(trx, roundId)
  if (round !== undefined && round.allocated_at !== null) return
  refuse('STATE_REFUSES', { reason: '这一批还没有核拨，不能发出拨付。' })
}

function isDue(row: CaseRow, paidVersion: number | undefined): boolean {
  if (row.stage === 'allocated') return true
  return row.stage === 'returned' && paidVersion !== undefined && row.version > paidVersion
}

/** The amount in fen; null when the case has moved on meanwhile. */
async function orderOne(
  trx: Trx,
  caseId: string,
  paymentId: string,
  attempt: number,
  { roundId, orderKey, by, at }: OrderInput & { at: number },
): Promise<number | null> {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== roundId) return null
  const { account_sealed: sealed, account_tail: tail, bank_name: bank, account_name: name } = row
  if (sealed === null || tail === null || bank === null || name === null) return null
  const facts = {
    paymentId,
    attempt,
    roundId,
    offerVersion: row.version,
    amountFen: row.amount_fen,
    accountTail: tail,
  }
  const moved = await moveCase(trx, row, { kind: 'orderPayment' }, { at, by, facts })
  if (!moved.ok) return null
  await trx
    .insertInto('payment')
    .values({
      id: paymentId,
      case_id: row.id,
      attempt,
      round_id: roundId,
      offer_version: row.version,
      amount_fen: row.amount_fen,
      bank_name: bank,
      account_name: name,
      account_sealed: sealed,
      account_tail: tail,
      state: 'ordered',
      order_key: orderKey,
      ordered_by: by,
      ordered_at: at,
      result_at: null,
      result_by: null,
      result_note: null,
    })
    .execute()
  return row.amount_fen
}
