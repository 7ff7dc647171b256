import { releasePublicity } from '@wengang/contracts/endpoints/staff/release-publicity'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { releaseRound } from './release.service.ts'
import { staffRound } from './round.queries.ts'
import { publishedList, roundNow } from './round-view.ts'

/** POST /api/staff/rounds/:roundId/release */
export function mountReleasePublicity(app: HttpApp): void {
  mount(app, releasePublicity, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const round = await staffRound(services.store.read, params.roundId, by)
    await releaseRound(services, round, actorOf(by), act)
    const { row, view } = await roundNow(services.store.read, round.id)
    return { round: view, notAnswered: publishedList(row).notAnswered }
  })
}
