import { voidPublicity } from '@wengang/contracts/endpoints/staff/void-publicity'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffRound } from './round.queries.ts'
import { roundNow } from './round-view.ts'
import { voidRoundCommand } from './void.service.ts'

/** POST /api/staff/rounds/:roundId/void */
export function mountVoidPublicity(app: HttpApp): void {
  mount(app, voidPublicity, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const round = await staffRound(store.read, params.roundId, by)
    const { roundId, voided } = settled(
      await store.write(voidRoundCommand, {
        roundId: round.id,
        editionId: round.edition_id,
        staffId: by.id,
        note: body.note,
        at: now,
        act,
      }),
    )
    return { round: (await roundNow(store.read, roundId)).view, voided }
  })
}
