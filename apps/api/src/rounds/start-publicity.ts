import { startPublicity } from '@wengang/contracts/endpoints/staff/start-publicity'
import { isEditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, isWithin, regionPrefix, signedIn, worksFor } from '../platform/region-scope.ts'
import { publishedList, roundNow } from './round-view.ts'
import { startRound } from './start-publicity.service.ts'

/** POST /api/staff/rounds */
export function mountStartPublicity(app: HttpApp): void {
  mount(app, startPublicity, async ({ services, staff, body, act }) => {
    const by = signedIn(staff)
    const { editionId, title } = body
    const regionCode = regionPrefix(body.regionCode)
    if (!isEditionId(editionId) || !worksFor(by, editionId)) {
      return refuse('STATE_REFUSES', { reason: `没有「${editionId}」这个年度政策，请核对。` })
    }
    if (!isWithin(regionCode, by.regionCode)) {
      return refuse('STATE_REFUSES', { reason: `只能公示本区划（${by.regionCode}）以内的名单。` })
    }
    const roundId = await startRound(services, {
      editionId,
      regionCode,
      title: title ?? null,
      by: actorOf(by),
      act,
    })
    const { row, view } = await roundNow(services.store.read, roundId)
    return { round: view, notAnswered: publishedList(row).notAnswered }
  })
}
