import { lapseOffers } from '@wengang/contracts/endpoints/staff/lapse-offers'
import { formatDate, getEdition, shanghaiDay } from '@wengang/policy'
import { ownBatch } from '../offers/import/batch.queries.ts'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { beginLongAct, knownOutcome } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { finishLapse, lapseStep } from './lapse.service.ts'

/** POST /api/staff/batches/:batchId/lapse */
export function mountLapseOffers(app: HttpApp): void {
  mount(app, lapseOffers, async ({ services, staff, params, act, now }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const batch = await ownBatch(read, params.batchId, by)
    const known = await knownOutcome<{ lapsed: number }>(read, act)
    if (known !== null) return settled(known)
    const { answerDeadline } = getEdition(batch.edition_id)
    if (batch.state !== 'released') {
      return refuse('STATE_REFUSES', { reason: '这份名单没有生效或已经撤销。' })
    }
    if (shanghaiDay(now) <= answerDeadline) {
      return refuse('STATE_REFUSES', {
        reason: `确认截止日是 ${formatDate(answerDeadline)}，过后才能办理到期未确认。`,
      })
    }
    return { lapsed: await lapse(services, batch.id, actorOf(by), act) }
  })
}

async function lapse(
  { store }: Services,
  batchId: string,
  by: string,
  act: ActKey,
): Promise<number> {
  const { at } = await store.write(beginLongAct, act)
  let lapsed = 0
  for (let after: string | null = ''; after !== null;) {
    const step: { lapsed: number; last: string | null } = await store.write(lapseStep, {
      batchId,
      after,
      by,
      at,
    })
    lapsed += step.lapsed
    after = step.last
  }
  await store.write(finishLapse, { batchId, lapsed, by, at, act })
  return lapsed
}
