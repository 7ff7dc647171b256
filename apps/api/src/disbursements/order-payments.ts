import { orderPayments } from '@wengang/contracts/endpoints/staff/order-payments'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { beginLongAct, knownOutcome } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { staffRound } from '../rounds/round.queries.ts'
import { finishOrder, orderStep, orderStepSize } from './order.service.ts'
import { paymentsOfOrder } from './payment.queries.ts'

/** POST /api/staff/rounds/:roundId/payments */
export function mountOrderPayments(app: HttpApp): void {
  mount(app, orderPayments, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const round = await staffRound(read, params.roundId, by)
    const orderKey = `${act.subject}:${act.key}`
    const known = await knownOutcome<{ withoutAccount: string[] }>(read, act)
    if (known === null && round.allocated_at === null) {
      return refuse('STATE_REFUSES', { reason: '这一批还没有核拨，不能发出拨付。' })
    }
    const withoutAccount =
      known === null
        ? await order(services, round.id, orderKey, actorOf(by), act)
        : settled(known).withoutAccount
    const lines = await paymentsOfOrder(read, round.id, orderKey)
    return { ...totalOf(lines), lines, withoutAccount }
  })
}

async function order(
  { store, clock }: Services,
  roundId: string,
  orderKey: string,
  by: string,
  act: ActKey,
): Promise<string[]> {
  const { at } = await store.write(beginLongAct, act)
  const withoutAccount: string[] = []
  for (let after: string | null = ''; after !== null;) {
    const now = clock.now()
    const step: { withoutAccount: string[]; last: string | null } = await store.write(orderStep, {
      roundId,
      after,
      paymentIds: Array.from({ length: orderStepSize }, () => newId(now)),
      orderKey,
      by,
      at,
    })
    withoutAccount.push(...step.withoutAccount)
    after = step.last
  }
  const total = totalOf(await paymentsOfOrder(store.read, roundId, orderKey))
  await store.write(finishOrder, { roundId, ...total, withoutAccount, by, at, act })
  return withoutAccount
}

function totalOf(lines: readonly { amountFen: number }[]): { ordered: number; totalFen: number } {
  return {
    ordered: lines.length,
    totalFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
}
