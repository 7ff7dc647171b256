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
import { finishLongAct } from '../platform/long-act.ts'
import type { PaymentResult } from './check-results.ts'

/** A line with what was made ready for it outside the command. */
export interface ResultLine extends PaymentResult {
  caseId: string
  message: PreparedMessage | null
}

/** What recorded lines come to. Money in fen. */
export interface Recorded {
  paid: number
  returned: number
  unchanged: number
  paidFen: number
}

/** Records some lines; one on record with the same result is left as it is. Throws STATE_REFUSES. */
export const recordResultsStep = defineCommand(
  'recordResultsStep',
  async (
    trx: Trx,
    { lines, by, at }: { lines: readonly ResultLine[]; by: string; at: number },
  ): Promise<Recorded> => {
    const sum: Recorded = { paid: 0, returned: 0, unchanged: 0, paidFen: 0 }
    for (const line of lines) {
      const isNew = await recordOne(trx, line, by, at)
      if (!isNew) sum.unchanged += 1
      else sum[line.result] += 1
      if (isNew && line.result === 'paid') sum.paidFen += line.amountFen
    }
    return sum
  },
)

/** True when this act records the line, now or before it was interrupted. */
async function recordOne(trx: Trx, line: ResultLine, by: string, at: number): Promise<boolean> {
  const row = (await holdCase(trx, line.caseId)) ?? notFound()
  const payment = await trx
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', line.paymentId)
    .executeTakeFirstOrThrow()
  if (payment.state === line.result) return payment.result_at === at && payment.result_by === by
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

/** Ends the act in the chain of whoever did it: its lines may belong to several rounds. */
export const finishResults = defineCommand(
  'finishResults',
  async (
    trx: Trx,
    input: { sum: Recorded; staffId: string; at: number; act: ActKey },
  ): Promise<void> => {
    const { sum, staffId, at } = input
    if (!(await finishLongAct(trx, input.act, { ok: true, value: sum }))) return
    await appendToStream(trx, staffStream(staffId), {
      kind: 'paymentsRecorded',
      at,
      by: `staff:${staffId}`,
      facts: { ...sum },
    })
  },
)
