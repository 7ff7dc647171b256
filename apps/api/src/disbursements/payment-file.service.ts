import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, planStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import { findPlan } from './plan.queries.ts'
import { planLock } from './prepare-plan.service.ts'

export interface NoteFileInput {
  planId: string
  sum: string
  lines: number
  totalFen: number
  encoding: string
  reason: string
  by: string
  at: number
  act: ActKey
}

/**
 * Writes down that the file of a plan was taken, by whom and what for. Answers when it was first made, which
 * is the day in it. Throws STATE_REFUSES before the plan is released.
 */
export const notePaymentFileCommand = defineCommand(
  'notePaymentFile',
  (trx: Trx, input: NoteFileInput): Promise<ActOutcome<{ fileAt: number }>> =>
    once(trx, input.act, async () => {
      const { planId, sum, lines, totalFen, encoding, reason, by, at } = input
      await lockExclusive(trx, planLock(planId))
      const plan = (await findPlan(trx, planId)) ?? notFound()
      const isOut = plan.state === 'fileMade' || plan.state === 'reconciled'
      if (!isOut && plan.state !== 'released') {
        return refuse('STATE_REFUSES', { reason: '拨付计划复核发出后，才能出文件。' })
      }
      if (plan.file_sum !== null && plan.file_sum !== sum) {
        throw new Error('The lines of a plan changed after its file went out.')
      }
      const fileAt = plan.file_at ?? at
      await trx
        .updateTable('payment_plan')
        .set({
          file_at: fileAt,
          file_sum: sum,
          ...(plan.state === 'released' ? { state: 'fileMade' as const } : {}),
        })
        .where('id', '=', planId)
        .execute()
      const facts = { reason, encoding, lines, totalFen, sum }
      await appendToStream(trx, planStream(planId), { kind: 'paymentFileMade', at, by, facts })
      return { ok: true, value: { fileAt } }
    }),
)
