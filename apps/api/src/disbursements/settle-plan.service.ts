import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, planStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import { settleRelease } from '../staff/release.service.ts'
import { findPlan } from './plan.queries.ts'
import { planLock } from './prepare-plan.service.ts'

export interface SettleInput {
  planId: string
  decision: 'refused' | 'withdrawn'
  note: string
  by: string
  at: number
  act: ActKey
}

const kinds = { refused: 'paymentPlanRefused', withdrawn: 'paymentPlanWithdrawn' } as const

/**
 * Ends a plan that was not released: sent back by the second person, or taken back by whoever prepared it.
 * One that was left unfinished waits for nobody, and anybody takes it back. Its cases may be planned again.
 * Throws SECOND_PERSON_NEEDED and STATE_REFUSES.
 */
export const settlePlanCommand = defineCommand(
  'settlePaymentPlan',
  (trx: Trx, input: SettleInput): Promise<ActOutcome<{ planId: string }>> =>
    once(trx, input.act, async () => {
      const { planId, decision, note, by, at } = input
      await lockExclusive(trx, planLock(planId))
      const plan = (await findPlan(trx, planId)) ?? notFound()
      const leftUnfinished = plan.state === 'draft' && decision === 'withdrawn'
      if (!leftUnfinished) {
        if (plan.state !== 'waiting') {
          return refuse('STATE_REFUSES', { reason: '这个拨付计划没有等待复核，可能已经有人处理。' })
        }
        await settleRelease(trx, { kind: 'paymentPlan', subjectId: planId, decision, note, by, at })
      }
      await trx
        .updateTable('payment_plan')
        .set({ state: decision })
        .where('id', '=', planId)
        .execute()
      await trx
        .updateTable('payment')
        .set({ state: 'dropped', result_at: at, result_by: by, result_note: note })
        .where('plan_id', '=', planId)
        .where('state', '=', 'planned')
        .execute()
      const entry = { kind: kinds[decision], at, by, facts: { note, lines: plan.lines } }
      await appendToStream(trx, planStream(planId), entry)
      return { ok: true, value: { planId } }
    }),
)
