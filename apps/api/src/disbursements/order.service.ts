import { hasAccount } from '../cases/account.service.ts'
import { type CaseRow, holdCase, selectCases } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { finishLongAct } from '../platform/long-act.ts'
import { lastAttempts } from './payment.queries.ts'

/** How many cases one step looks at, and how many payment ids it is given. */
export const orderStepSize = 100

export interface OrderStepInput {
  roundId: string
  after: string
  paymentIds: readonly string[]
  orderKey: string
  by: string
  at: number
}

/**
 * Orders payment of the next cases of a round: those allocated, and those returned whose account was
 * corrected since. A case without a whole account is told and left as it is.
 */
export const orderStep = defineCommand(
  'orderStep',
  async (
    trx: Trx,
    input: OrderStepInput,
  ): Promise<{ withoutAccount: string[]; last: string | null }> => {
    const rows = await selectCases(trx)
      .where('unit_case.round_id', '=', input.roundId)
      .where('unit_case.id', '>', input.after)
      .orderBy('unit_case.id')
      .limit(orderStepSize)
      .execute()
    const attempts = await lastAttempts(
      trx,
      rows.map(({ id }) => id),
    )
    const withoutAccount: string[] = []
    for (const [place, seen] of rows.entries()) {
      if (!isDue(seen, attempts.get(seen.id)?.offer_version)) continue
      if (!hasAccount(seen)) {
        withoutAccount.push(seen.case_no)
        continue
      }
      const attempt = (attempts.get(seen.id)?.attempt ?? 0) + 1
      await orderOne(trx, seen.id, input.paymentIds[place] ?? '', attempt, input)
    }
    return {
      withoutAccount,
      last: rows.length < orderStepSize ? null : (rows.at(-1)?.id ?? null),
    }
  },
)

function isDue(row: CaseRow, paidVersion: number | undefined): boolean {
  if (row.stage === 'allocated') return true
  return row.stage === 'returned' && paidVersion !== undefined && row.version > paidVersion
}

async function orderOne(
  trx: Trx,
  caseId: string,
  paymentId: string,
  attempt: number,
  { roundId, orderKey, by, at }: OrderStepInput,
): Promise<void> {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== roundId) return
  const { account_sealed: sealed, account_tail: tail, bank_name: bank, account_name: name } = row
  if (sealed === null || tail === null || bank === null || name === null) return
  const facts = {
    paymentId,
    attempt,
    roundId,
    offerVersion: row.version,
    amountFen: row.amount_fen,
    accountTail: tail,
  }
  const moved = await moveCase(trx, row, { kind: 'orderPayment' }, { at, by, facts })
  if (!moved.ok) return
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
}

/** Ends the act in the chain of the round; its payments are found again by their order key. */
export const finishOrder = defineCommand(
  'finishOrder',
  async (
    trx: Trx,
    input: {
      roundId: string
      ordered: number
      totalFen: number
      withoutAccount: string[]
      by: string
      at: number
      act: ActKey
    },
  ): Promise<void> => {
    const { roundId, ordered, totalFen, withoutAccount, by, at } = input
    if (!(await finishLongAct(trx, input.act, { ok: true, value: { withoutAccount } }))) return
    await appendToStream(trx, roundStream(roundId), {
      kind: 'paymentsOrdered',
      at,
      by,
      facts: { ordered, totalFen, withoutAccount: withoutAccount.length },
    })
  },
)
