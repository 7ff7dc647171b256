import { caseRefusals } from '@wengang/policy'
import { holdCase } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { tellContact } from '../cases/tell-contact.ts'
import type { PreparedMessage } from '../messages/message.service.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import type { LineResult } from './payment-file/check-file.ts'
import { acceptResult, type ResultSums } from './result.service.ts'

/** A line with what was made ready for it outside the command. */
export interface ResultLine extends LineResult {
  caseId: string
  message: PreparedMessage | null
}

export type Recording = { from: number }

export const recordingStart: Recording = { from: 0 }

export interface RecordInput {
  resultId: string
  planId: string
  sums: ResultSums
  /** Place of the first of these lines among all; another step of the same act may have been there first. */
  from: number
  lines: readonly ResultLine[]
  isLast: boolean
  by: string
  act: ActKey
}

/**
 * Records what the bank did, some lines a step; a line on record with the same result is left as it is.
 * Throws STATE_REFUSES.
 */
export const recordResultsCommand = defineCommand(
  'recordResults',
  (trx: Trx, input: RecordInput): Promise<Advanced<Recording, { resultId: string }>> =>
    advance<Recording, { resultId: string }>(
      trx,
      input.act,
      recordingStart,
      async (progress, at) => {
        if (progress.from !== input.from) return { progress }
        for (const line of input.lines) await recordOne(trx, line, input.by, at)
        if (!input.isLast) return { progress: { from: input.from + input.lines.length } }
        await acceptResult(trx, { ...input, at })
        return { value: { resultId: input.resultId } }
      },
    ),
)

async function recordOne(trx: Trx, line: ResultLine, by: string, at: number): Promise<void> {
  const row = (await holdCase(trx, line.caseId)) ?? notFound()
  const payment = await trx
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', line.paymentId)
    .executeTakeFirstOrThrow()
  if (payment.state === line.result) return
  const { result, reason } = line
  const facts = {
    planId: payment.plan_id,
    paymentId: payment.id,
    attempt: payment.attempt,
    amountFen: payment.amount_fen,
    reason,
  }
  const change = result === 'returned' ? { stage_note: reason } : {}
  const moved =
    payment.state === 'ordered'
      ? await moveCase(trx, row, { kind: 'recordPayment', result }, { at, by, facts }, change)
      : ({ ok: false, refusal: 'noPaymentOrdered' } as const)
  if (!moved.ok) {
    return refuse('STATE_REFUSES', {
      reason: `办理编号 ${row.case_no}：${caseRefusals[moved.refusal]}。`,
    })
  }
  await trx
    .updateTable('payment')
    .set({ state: result, result_at: at, result_by: by, result_note: reason })
    .where('id', '=', payment.id)
    .execute()
  await tellContact(trx, line.message, row, {
    dedupeKey: `payment:${payment.id}:${result}`,
    offerVersion: payment.offer_version,
  })
}
