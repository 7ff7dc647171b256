import { type EditionId, isEditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { isWithin, regionPrefix, worksFor } from '../platform/region-scope.ts'
import type { RoundPlace } from './round-place.ts'

/** The place that a person asks a round for. Throws STATE_REFUSES outside their region and programmes. */
export function askedPlace(
  asked: { editionId: string; regionCode: string; batchIds?: readonly string[] | undefined },
  by: StaffPerson,
): RoundPlace & { editionId: EditionId } {
  const { editionId, batchIds = null } = asked
  const regionCode = regionPrefix(asked.regionCode)
  if (!isEditionId(editionId) || !worksFor(by, editionId)) {
    return refuse('STATE_REFUSES', { reason: `没有「${editionId}」这个年度政策，请核对。` })
  }
  if (!isWithin(regionCode, by.regionCode)) {
    return refuse('STATE_REFUSES', { reason: `只能公示本区划（${by.regionCode}）以内的名单。` })
  }
  return { editionId, regionCode, batchIds }
}
