import { setImmediate } from 'node:timers/promises'
import type { Db } from '../platform/database/dialects.ts'
import { overlappingRounds } from './round.queries.ts'
import type { RoundPlace } from './round-place.ts'
import {
  nextCaseKeys,
  type RegionCursor,
  type WaitingAnswer,
  type WaitingCase,
  waitingAmong,
} from './waiting-cases.queries.ts'

const pageSize = 50
/** Cases that one read looks at: requests go on between the reads. */
const lookAtOnce = 500

export type WaitingPart = WaitingAnswer

/** A page of those whom a round of this place would take as things stand, of one answer or of all. */
export async function waitingPage(
  db: Db,
  place: RoundPlace,
  part: WaitingPart | null,
  from: RegionCursor | null,
): Promise<{ units: WaitingCase[]; next: string | null }> {
  const rounds = await overlappingRounds(db, place.editionId, place.regionCode)
  const found: WaitingCase[] = []
  let after = from
  let isMore = true
  while (isMore && found.length <= pageSize) {
    const { ids, cursor }: Awaited<ReturnType<typeof nextCaseKeys>> = await nextCaseKeys(
      db,
      place,
      after,
      lookAtOnce,
    )
    const waiting = await waitingAmong(db, ids, { rounds, batchIds: place.batchIds })
    found.push(...waiting.filter(({ answer }) => part === null || answer === part))
    after = cursor
    isMore = cursor !== null
    await setImmediate()
  }
  const units = found.slice(0, pageSize)
  const last = units.at(-1)
  const more = found.length > pageSize && last !== undefined
  return { units, next: more ? `${last.regionCode}:${last.id}` : null }
}

/** Where a page begins, as an address says it. */
export function cursorOf(after: string | undefined): RegionCursor | null {
  const [regionCode, id] = after?.split(':') ?? []
  return regionCode === undefined || id === undefined ? null : { regionCode, id }
}
