import { CalendarYearMissing, getEdition, publicityEnd, shanghaiDay } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { readCalendar } from '../platform/calendar.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { ActOutcome } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { type CutCause, cutRoundCommand, takeCasesStep } from './cut-commands.ts'
import { overlappingRounds, type RoundRow } from './round.queries.ts'
import { placeOf, type RoundPlace } from './round-place.ts'
import { isAnyDecided, type RegionCursor } from './waiting-cases.queries.ts'

/** Walks after which the cut no longer waits for cases that keep coming; they are for the next round. */
const mostWalks = 5

/**
 * Cuts a round in two phases (S2-23): gives waiting cases their round in steps, then flips the one row. A
 * repeat after a crash goes on with the same round. Null when nobody has answered: there is nothing to
 * publish. Throws CALENDAR_MISSING and SECOND_PERSON_NEEDED.
 */
export async function cutRound(
  services: Pick<Services, 'store' | 'clock'>,
  round: RoundRow,
  cause: CutCause,
): Promise<ActOutcome<{ roundId: string }> | null> {
  const { store, clock } = services
  const place = placeOf(round)
  for (;;) {
    const voidRounds = await takeCases(services, place, round.id)
    if (!(await isAnyDecided(store.read, round.id))) return null
    const at = clock.now()
    const result = await store.write(cutRoundCommand, {
      ...place,
      ...(await publicityDays(store.read, place, at)),
      roundId: round.id,
      voidRounds,
      jobId: newId(at),
      at,
      cause,
    })
    if (!result.again) return result.outcome
  }
}

/** Walks until a whole walk finds nobody new; answers the rounds that were void when the last one began. */
async function takeCases(
  { store }: Pick<Services, 'store'>,
  place: RoundPlace,
  roundId: string,
): Promise<string[]> {
  for (let walk = 1; ; walk += 1) {
    const around = await overlappingRounds(store.read, place.editionId, place.regionCode)
    let taken = 0
    let after: RegionCursor | null = null
    do {
      const step: { taken: number; cursor: RegionCursor | null } = await store.write(
        takeCasesStep,
        { ...place, roundId, after },
      )
      taken += step.taken
      after = step.cursor
    } while (after !== null)
    if (taken === 0 || walk >= mostWalks) {
      return around.filter(({ state }) => state === 'void').map(({ id }) => id)
    }
  }
}

/** First and last day of a publicity that is cut at this instant. Throws CALENDAR_MISSING. */
export async function publicityDays(
  db: Db,
  { editionId }: Pick<RoundPlace, 'editionId'>,
  at: number,
): Promise<{ startsOn: string; endsOn: string }> {
  const startsOn = shanghaiDay(at)
  try {
    return {
      startsOn,
      endsOn: publicityEnd(startsOn, getEdition(editionId), await readCalendar(db)),
    }
  } catch (error) {
    if (error instanceof CalendarYearMissing)
      return refuse('CALENDAR_MISSING', { year: error.year })
    throw error
  }
}
