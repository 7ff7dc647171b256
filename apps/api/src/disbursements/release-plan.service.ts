import { accountActive } from '../cases/account-check.queries.ts'
import { holdCase } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, planStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import { settleRelease } from '../staff/release.service.ts'
import { dueOf } from './due.ts'
import { attemptsOf, type PaymentRow } from './payment.queries.ts'
import { findPlan, type PlanRow, sumsByState } from './plan.queries.ts'
import { planLock } from './prepare-plan.service.ts'

const stepSize = 100

/** What a release comes to. Money in fen. */
export type Released = { ordered: number; totalFen: number; dropped: number }

export type Releasing = Released & { after: string }

export const releasingStart: Releasing = { ordered: 0, totalFen: 0, dropped: 0, after: '' }

export interface ReleaseInput {
  planId: string
  by: string
  act: ActKey
}

/**
 * Releases a plan and orders its payments through the state machine, some a step. A line whose case was
 * withdrawn or changed since is dropped. A release that stopped half way is taken up by whoever releases
 * again. Throws SECOND_PERSON_NEEDED and STATE_REFUSES.
 */
export const releasePlanCommand = defineCommand(
  'releasePaymentPlan',
  (trx: Trx, input: ReleaseInput): Promise<Advanced<Releasing, Released>> =>
    advance(trx, input.act, releasingStart, async (progress, at) => {
      const { planId, by } = input
      const { after, ...sum } = progress
      await lockExclusive(trx, planLock(planId))
      const plan = (await findPlan(trx, planId)) ?? notFound()
      if (after === '') await settle(trx, plan, by, at)
      // Cases are held in the order of their ids, as every act holds several.
      const rows = await trx
        .selectFrom('payment')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('state', '=', 'planned')
        .where('case_id', '>', after)
        .orderBy('case_id')
        .limit(stepSize)
        .execute()
      for (const row of rows) {
        const ordered = await orderOne(trx, row, by, at)
        sum[ordered ? 'ordered' : 'dropped'] += 1
        if (ordered) sum.totalFen += row.amount_fen
      }
      const last = rows.at(-1)
      if (last !== undefined && rows.length === stepSize) {
        return { progress: { ...sum, after: last.case_id } }
      }
      await finish(trx, planId, by, at)
      return { value: sum }
    }),
)

async function settle(trx: Trx, plan: PlanRow, by: string, at: number): Promise<void> {
  if (plan.state === 'releasing') {
    if (plan.prepared_by === by) refuse('SECOND_PERSON_NEEDED', {})
    return
  }
  if (plan.state !== 'waiting') {
    return refuse('STATE_REFUSES', { reason: '这个拨付计划没有等待复核，可能已经有人处理。' })
  }
  const decision = { decision: 'released', note: null, by, at } as const
  await settleRelease(trx, { kind: 'paymentPlan', subjectId: plan.id, ...decision })
  await trx
    .updateTable('payment_plan')
    .set({ state: 'releasing', released_by: by, released_at: at })
    .where('id', '=', plan.id)
    .execute()
}

/** False when the case was withdrawn, or its offer changed, since the plan was made. */
async function orderOne(trx: Trx, payment: PaymentRow, by: string, at: number): Promise<boolean> {
  const row = (await holdCase(trx, payment.case_id)) ?? notFound()
  const attempts = (await attemptsOf(trx, [row.id]))(row.id)
  const active = await accountActive(trx, row.id, row.version)
  const fits =
    row.round_id === payment.round_id &&
    row.version === payment.offer_version &&
    row.amount_fen === payment.amount_fen &&
    dueOf(row, { ...attempts, live: false }, active) === 'due'
  const facts = {
    planId: payment.plan_id,
    paymentId: payment.id,
    attempt: payment.attempt,
    roundId: payment.round_id,
    offerVersion: row.version,
    amountFen: row.amount_fen,
    accountTail: payment.account_tail,
  }
  const moved = fits && (await moveCase(trx, row, { kind: 'orderPayment' }, { at, by, facts })).ok
  await trx
    .updateTable('payment')
    .set(
      moved
        ? { state: 'ordered', ordered_by: by, ordered_at: at }
        : { state: 'dropped', result_at: at, result_by: by, result_note: droppedNote },
    )
    .where('id', '=', payment.id)
    .execute()
  return moved
}

const droppedNote = '编制计划后已撤回或有变更'

/** The last step closes the release; one that took it up at the same time finds it closed. */
async function finish(trx: Trx, planId: string, by: string, at: number): Promise<void> {
  const sums = await sumsByState(trx, [planId])
  const ordered = sums.find(({ state }) => state === 'ordered') ?? { lines: 0, totalFen: 0 }
  const dropped = sums.find(({ state }) => state === 'dropped')?.lines ?? 0
  const { lines, totalFen } = ordered
  const closed = await trx
    .updateTable('payment_plan')
    .set({
      // A plan of which nothing was left has nothing to wait for.
      ...(lines === 0 ? { state: 'reconciled', reconciled_at: at } : { state: 'released' }),
      lines,
      total_fen: totalFen,
    })
    .where('id', '=', planId)
    .where('state', '=', 'releasing')
    .executeTakeFirst()
  if (closed.numUpdatedRows === 0n) return
  const facts = { lines, totalFen, dropped }
  await appendToStream(trx, planStream(planId), { kind: 'paymentPlanReleased', at, by, facts })
}
