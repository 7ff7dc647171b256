import { regionFullName } from '@wengang/identifiers'
import { type EditionId, getEdition } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import {
  type ActKey,
  type ActOutcome,
  lawfulRefusal,
  once,
  settled,
} from '../platform/idempotency.ts'
import { addJob } from '../platform/jobs.ts'
import { knownOutcome } from '../platform/long-act.ts'
import { findRound, overlappingRounds } from './round.queries.ts'
import {
  nextCaseKeys,
  type RegionCursor,
  type RoundPlace,
  takeIntoRound,
} from './waiting-cases.queries.ts'

/** How many cases one step of the preparation looks at: answers wait for no longer than that takes. */
const stepSize = 500

const editionLock = (editionId: EditionId): string => `edition:${editionId}`

/**
 * Opens a round for preparation, or finds the one that an interrupted start left behind. Only one round of
 * overlapping regions is prepared at a time.
 */
export const openRoundCommand = defineCommand(
  'openRound',
  async (
    trx: Trx,
    input: RoundPlace & { id: string; title: string | null; by: string; at: number; act: ActKey },
  ): Promise<{ roundId: string }> => {
    const { editionId, regionCode } = input
    await lockExclusive(trx, editionLock(editionId))
    // The same act sent twice at once: the other request may have been through already.
    const known = await knownOutcome<{ roundId: string }>(trx, input.act)
    if (known !== null) return settled(known)
    const around = await overlappingRounds(trx, editionId, regionCode)
    const preparing = around.find((round) => round.state === 'preparing')
    if (preparing !== undefined) {
      if (preparing.region_code === regionCode) return { roundId: preparing.id }
      return refuse('STATE_REFUSES', {
        reason: `区划 ${preparing.region_code} 的公示正在准备，请等它开始以后再办；如果它中途停下了，请先把它办完。`,
      })
    }
    const place = regionFullName(regionCode.padEnd(6, '0')) ?? ''
    const number = around.filter((round) => round.region_code === regionCode).length + 1
    await trx
      .insertInto('round')
      .values({
        id: input.id,
        edition_id: editionId,
        region_code: regionCode,
        title: input.title ?? `${place}${getEdition(editionId).title}第 ${number} 批公示`,
        state: 'preparing',
        created_by: input.by,
        created_at: input.at,
        cut_at: null,
        starts_on: null,
        ends_on: null,
        closed_at: null,
        allocated_at: null,
        published: null,
        void_requested_by: null,
        void_note: null,
        voided_at: null,
      })
      .execute()
    await appendToStream(trx, roundStream(input.id), {
      kind: 'roundOpened',
      at: input.at,
      by: input.by,
      facts: { editionId, regionCode },
    })
    return { roundId: input.id }
  },
)

/** One step of the preparation: gives waiting cases their round while answers go on. */
export const prepareRoundStep = defineCommand(
  'prepareRoundStep',
  async (
    trx: Trx,
    input: RoundPlace & { roundId: string; after: RegionCursor | null },
  ): Promise<{ taken: number; cursor: RegionCursor | null }> => {
    await lockExclusive(trx, editionLock(input.editionId))
    const rounds = await overlappingRounds(trx, input.editionId, input.regionCode)
    // The same act sent twice may have cut it meanwhile; nobody comes onto a list that is out.
    const isPreparing = rounds.some(
      ({ id, state }) => id === input.roundId && state === 'preparing',
    )
    if (!isPreparing) return { taken: 0, cursor: null }
    const { ids, cursor } = await nextCaseKeys(trx, input, input.after, stepSize)
    if (ids.length === 0) return { taken: 0, cursor: null }
    return { taken: await takeIntoRound(trx, ids, input.roundId, rounds), cursor }
  },
)

/** Gives up a round in preparation for which nobody has answered; its cases wait for the next one. */
export const cancelRoundCommand = defineCommand(
  'cancelRound',
  async (trx: Trx, input: { roundId: string; by: string; at: number }): Promise<void> => {
    await lockExclusive(trx, `round:${input.roundId}`)
    const given = await trx
      .updateTable('round')
      .set({ state: 'void', voided_at: input.at })
      .where('id', '=', input.roundId)
      .where('state', '=', 'preparing')
      .executeTakeFirst()
    if (given.numUpdatedRows === 0n) return
    const facts = { note: '没有可以公示的名单', neverPublished: true }
    const entry = { kind: 'voided', at: input.at, by: input.by, facts }
    await appendToStream(trx, roundStream(input.roundId), entry)
  },
)

export interface CutInput extends RoundPlace {
  roundId: string
  startsOn: string
  endsOn: string
  /** Rounds that were void when the last walk of the preparation began. */
  voidRounds: readonly string[]
  jobId: string
  by: string
  at: number
  act: ActKey
}

export type Cut = { again: true } | { again: false; outcome: ActOutcome<{ roundId: string }> }

/**
 * Cut-off and publication: one row flips, at one instant (S2-23). Every answer of the round holds its lock
 * shared, so an answer committed before is in and one after is refused. Nothing is written per case. Says
 * `again` when a round was voided meanwhile, whose answers the preparation has not seen.
 */
export const cutRoundCommand = defineCommand(
  'cutRound',
  async (trx: Trx, input: CutInput): Promise<Cut> => {
    await lockExclusive(trx, editionLock(input.editionId))
    const around = await overlappingRounds(trx, input.editionId, input.regionCode)
    const unseen = around.some(
      ({ id, state }) => state === 'void' && !input.voidRounds.includes(id),
    )
    if (unseen) return { again: true }
    await lockExclusive(trx, `round:${input.roundId}`)
    return { again: false, outcome: await once(trx, input.act, () => cut(trx, input)) }
  },
)

async function cut(trx: Trx, input: CutInput): Promise<ActOutcome<{ roundId: string }>> {
  const { roundId, startsOn, endsOn, at, by } = input
  const round = await findRound(trx, roundId)
  if (round?.state !== 'preparing') {
    return lawfulRefusal('STATE_REFUSES', { reason: '这一批公示已经开始，请查看公示列表。' })
  }
  await trx
    .updateTable('round')
    .set({ state: 'publicity', cut_at: at, starts_on: startsOn, ends_on: endsOn })
    .where('id', '=', roundId)
    .execute()
  await appendToStream(trx, roundStream(roundId), {
    kind: 'published',
    at,
    by,
    facts: {
      editionId: round.edition_id,
      regionCode: round.region_code,
      title: round.title,
      startsOn,
      endsOn,
    },
  })
  await addJob(trx, {
    id: input.jobId,
    kind: 'publishList',
    dedupeKey: `list:${roundId}`,
    payload: { roundId },
    dueAt: at,
  })
  return { ok: true, value: { roundId } }
}
