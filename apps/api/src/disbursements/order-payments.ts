import { orderPayments } from '@wengang/contracts/endpoints/staff/order-payments'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { staffRound } from '../rounds/round.queries.ts'
import { orderCommand, orderingStart, orderStepSize } from './order.service.ts'
import { paymentsOfOrder } from './payment.queries.ts'

/** POST /api/staff/rounds/:roundId/payments */
export function mountOrderPayments(app: HttpApp): void {
  mount(app, orderPayments, async ({ services, staff, params, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: roundId } = await staffRound(store.read, params.roundId, by)
    const orderKey = `${act.subject}:${act.key}`
    const { withoutAccount } = await runLongAct(store, orderCommand, orderingStart, () => ({
      roundId,
      paymentIds: Array.from({ length: orderStepSize }, () => newId(now)),
      orderKey,
      by: actorOf(by),
      act,
    }))
    const lines = await paymentsOfOrder(store.read, roundId, orderKey)
    const totalFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    return { ordered: lines.length, totalFen, lines, withoutAccount }
  })
}
