import { setImmediate } from 'node:timers/promises'
import type { RoundFigures } from '@wengang/contracts'
import type { Db } from '../platform/database/dialects.ts'
import { keepDear } from '../platform/keep-dear.ts'
import type { Services } from '../platform/services.ts'
import { overlappingRounds } from './round.queries.ts'
import type { RoundPlace } from './round-place.ts'
import { countedAmong, nextCaseKeys, type RegionCursor } from './waiting-cases.queries.ts'

/** What a list would come to, in all and by the region of its cases. Money in fen. */
export interface PlaceFigures {
  all: RoundFigures
  regions: Map<string, RoundFigures>
}

/** Cases that one read looks at: requests go on between the reads. */
const pageSize = 500

/**
 * What a round of this place would take as things stand, and what they answered. Of a hundred thousand cases
 * a count takes seconds, and who looks just after gets the same one.
 */
export function figuresSeen(
  services: Pick<Services, 'store'>,
  place: RoundPlace,
): Promise<PlaceFigures> {
  const { editionId, regionCode, batchIds } = place
  const name = `round ${editionId} ${regionCode} ${batchIds?.join(',') ?? ''}`
  return keepDear(services, name, () => figuresOf(services.store.read, place))
}

/** Counts the cases that a round of this place would take as things stand, and what they answered. */
export async function figuresOf(db: Db, place: RoundPlace): Promise<PlaceFigures> {
  const rounds = await overlappingRounds(db, place.editionId, place.regionCode)
  const all = noFigures()
  const regions = new Map<string, RoundFigures>()
  let after: RegionCursor | null = null
  do {
    const { ids, cursor }: Awaited<ReturnType<typeof nextCaseKeys>> = await nextCaseKeys(
      db,
      place,
      after,
      pageSize,
    )
    const known = { rounds, batchIds: place.batchIds }
    for (const { regionCode, answer, amountFen } of await countedAmong(db, ids, known)) {
      const region = regions.get(regionCode) ?? noFigures()
      regions.set(regionCode, region)
      for (const sum of [all[answer], region[answer]]) {
        sum.units += 1
        sum.fen += amountFen
      }
    }
    after = cursor
    await setImmediate()
  } while (after !== null)
  return { all, regions }
}

/** Whether anybody answered. */
export function isAnyAnswered({ accepted, declined }: RoundFigures): boolean {
  return accepted.units + declined.units > 0
}

function noFigures(): RoundFigures {
  return {
    accepted: { units: 0, fen: 0 },
    declined: { units: 0, fen: 0 },
    unanswered: { units: 0, fen: 0 },
  }
}
