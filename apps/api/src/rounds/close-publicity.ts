import { closePublicity } from '@wengang/contracts/endpoints/staff/close-publicity'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { closeRoundCommand } from './close.service.ts'
import { staffRound } from './round.queries.ts'
import { roundNow } from './round-view.ts'

/** POST /api/staff/rounds/:roundId/close */
export function mountClosePublicity(app: HttpApp): void {
  mount(app, closePublicity, async ({ services, staff, params, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    await staffRound(store.read, params.roundId, by)
    const { roundId } = settled(
      await store.write(closeRoundCommand, {
        roundId: params.roundId,
        by: actorOf(by),
        at: now,
        act,
      }),
    )
    return { round: (await roundNow(store.read, roundId)).view }
  })
}
