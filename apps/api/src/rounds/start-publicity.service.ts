import { setImmediate } from 'node:timers/promises'
import { CalendarYearMissing, getEdition, publicityEnd, shanghaiDay } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { readCalendar } from '../platform/calendar.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { knownOutcome } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import {
  cancelRoundCommand,
  cutRoundCommand,
  openRoundCommand,
  prepareRoundStep,
} from './publicity.service.ts'
import { publishList } from './publish-list.ts'
import { overlappingRounds } from './round.queries.ts'
import {
  hasAnswered,
  isAnyDecided,
  nextCaseKeys,
  type RegionCursor,
  type RoundPlace,
} from './waiting-cases.queries.ts'

/** Walks after which the cut no longer waits for cases that keep coming; they are for the next round. */
const mostWalks = 5

export interface StartInput extends RoundPlace {
  title: string | null
  by: string
  act: ActKey
}

/**
 * Starts a publicity in two phases (S2-23): gives waiting cases their round in steps, then flips the one
 * row. Answers the round. A repeat after a crash goes on with the same round. Throws STATE_REFUSES and
 * CALENDAR_MISSING.
 */
export async function startRound(services: Services, input: StartInput): Promise<string> {
  const roundId = await cutOnce(services, input)
  // The job stands behind this for a crash; here it only lets the answer tell the totals.
  await publishList(services, { roundId })
  services.wakeJobs()
  return roundId
}

async function cutOnce(services: Services, input: StartInput): Promise<string> {
  const { store, clock } = services
  const known = await knownOutcome<{ roundId: string }>(store.read, input.act)
  if (known !== null) return settled(known).roundId
  const place = { editionId: input.editionId, regionCode: input.regionCode }
  await publicityDays(store.read, place, clock.now())
  if (!(await anyAnswered(store.read, place))) {
    // The same act, sent twice at once, may have cut the round in between.
    const same = await knownOutcome<{ roundId: string }>(store.read, input.act)
    return same === null ? nothingToPublish() : settled(same).roundId
  }
  const { roundId } = await store.write(openRoundCommand, {
    ...place,
    id: newId(clock.now()),
    title: input.title,
    by: input.by,
    at: clock.now(),
    act: input.act,
  })
  for (;;) {
    const voidRounds = await prepare(services, place, roundId)
    const at = clock.now()
    if (!(await isAnyDecided(store.read, roundId))) {
      // Another round took them all between the look above and the preparation.
      await store.write(cancelRoundCommand, { roundId, by: input.by, at })
      return nothingToPublish()
    }
    const result = await store.write(cutRoundCommand, {
      ...place,
      ...(await publicityDays(store.read, place, at)),
      roundId,
      voidRounds,
      jobId: newId(at),
      by: input.by,
      at,
      act: input.act,
    })
    if (result.again) continue
    return settled(result.outcome).roundId
  }
}

/** Walks until a whole walk finds nobody new; answers the rounds that were void when the last one began. */
async function prepare({ store }: Services, place: RoundPlace, roundId: string): Promise<string[]> {
  for (let walk = 1; ; walk += 1) {
    const around = await overlappingRounds(store.read, place.editionId, place.regionCode)
    let taken = 0
    let after: RegionCursor | null = null
    do {
      const step: { taken: number; cursor: RegionCursor | null } = await store.write(
        prepareRoundStep,
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

function nothingToPublish(): never {
  return refuse('STATE_REFUSES', { reason: '还没有单位提交选择，没有可以公示的名单。' })
}

async function anyAnswered(db: Db, place: RoundPlace): Promise<boolean> {
  const rounds = await overlappingRounds(db, place.editionId, place.regionCode)
  let after: RegionCursor | null = null
  do {
    const { ids, cursor }: Awaited<ReturnType<typeof nextCaseKeys>> = await nextCaseKeys(
      db,
      place,
      after,
      1_000,
    )
    if (ids.length > 0 && (await hasAnswered(db, ids, rounds))) return true
    after = cursor
    await setImmediate()
  } while (after !== null)
  return false
}

/** First and last day of a publicity that is cut at this instant. */
async function publicityDays(
  db: Db,
  { editionId }: RoundPlace,
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
