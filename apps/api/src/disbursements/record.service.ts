import { caseRefusals } from '@wengang/policy'
import { holdCase } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { tellContact } from '../cases/tell-contact.ts'
import type { PreparedMessage } from '../messages/message.service.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import type { PaymentResult } from './check-results.ts'

/** A line with what was made ready for it outside the command. */
export interface ResultLine extends PaymentResult {
  caseId: string
  message: PreparedMessage | null
}

/** What recorded lines come to. Money in fen. */
export type Recorded = { paid: number; returned: number; unchanged: number; paidFen: number }

export type Recording = Recorded & { from: number }

export const recordingStart: Recording = {
  paid: 0,
  returned: 0,
  unchanged: 0,
  paidFen: 0,
  from: 0,
}

export interface RecordInput {
  /** Place of the first of these lines among all; another step of the same act may have been there first. */
  from: number
  lines: readonly ResultLine[]
  isLast: boolean
  staffId: string
  act: ActKey
}

/**
 * Records what the bank did, some lines a step; a line on record with the same result is left as it is. The
 * act ends in the chain of whoever does it, since its lines may belong to several rounds. Throws
 * STATE_REFUSES.
 */
export const recordResultsCommand = defineCommand(
  'recordResults',
  (trx: Trx, input: RecordInput): Promise<Advanced<Recording, Recorded>> =>
    advance(trx, input.act, recordingStart, async (progress, at) => {
      if (progress.from !== input.from) return { progress }
      const by = `staff:${input.staffId}`
      const { from, ...sum } = progress
      for (const line of input.lines) {
        const isNew = await recordOne(trx, line, by, at)
        sum[isNew ? line.result : 'unchanged'] += 1
        if (isNew && line.result === 'paid') sum.paidFen += line.amountFen
      }
      if (!input.isLast) return { progress: { ...sum, from: from + input.lines.length } }
      const entry = { kind: 'paymentsRecorded', at, by, facts: { ...sum } }
      await appendToStream(trx, staffStream(input.staffId), entry)
      return { value: sum }
    }),
)

/** False when the line stands on record already. */
async function recordOne(trx: Trx, line: ResultLine, by: string, at: number): Promise<boolean> {
  const row = (await holdCase(trx, line.caseId)) ?? notFound()
  const payment = await trx
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', line.paymentId)
    .executeTakeFirstOrThrow()
  if (payment.state === line.result) return false
  const moved =
    payment.state === 'ordered'
      ? await moveCase(
          trx,
          row,
          { kind: 'recordPayment', result: line.result },
          {
            at,
            by,
            facts: {
              paymentId: payment.id,
              attempt: payment.attempt,
              amountFen: payment.amount_fen,
              reason: line.reason,
            },
          },
          line.result === 'returned' ? { stage_note: line.reason } : {},
        )
      : ({ ok: false, refusal: 'noPaymentOrdered' } as const)
  if (!moved.ok) {
    return refuse('STATE_REFUSES', {
      reason: `办理编号 ${row.case_no}：${caseRefusals[moved.refusal]}。`,
    })
  }
  await trx
    .updateTable('payment')
    .set({ state: line.result, result_at: at, result_by: by, result_note: line.reason })
    .where('id', '=', payment.id)
    .execute()
  await tellContact(trx, line.message, row, {
    dedupeKey: `payment:${payment.id}:${line.result}`,
    offerVersion: payment.offer_version,
  })
  return true
}
