import type { EditionId } from '@wengang/policy'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { addJob } from '../platform/jobs.ts'
import { settleRelease } from '../staff/release.service.ts'
import { findRound, overlappingRounds } from './round.queries.ts'
import type { RoundPlace } from './round-place.ts'
import { nextCaseKeys, type RegionCursor, takeIntoRound } from './waiting-cases.queries.ts'

/** How many cases one step of the preparation looks at: answers wait for no longer than that takes. */
const stepSize = 500

export const editionLock = (editionId: EditionId): string => `edition:${editionId}`

/** One step before the cut: gives waiting cases their round while answers go on. */
export const takeCasesStep = defineCommand(
  'takeCasesStep',
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
    const known = { rounds, batchIds: input.batchIds }
    return { taken: await takeIntoRound(trx, ids, input.roundId, known), cursor }
  },
)

/** What lets a round be cut: a person who releases it now, or its hour, which was released before. */
export type CutCause = { by: string; act: ActKey } | { dueAt: number }

export interface CutInput extends RoundPlace {
  roundId: string
  startsOn: string
  endsOn: string
  /** Rounds that were void when the last walk of the preparation began. */
  voidRounds: readonly string[]
  jobId: string
  at: number
  cause: CutCause
}

export type Cut = { again: true } | { again: false; outcome: ActOutcome<{ roundId: string }> }

/**
 * Cut-off and publication: one row flips, at one instant (S2-23). Every answer of the round holds its lock
 * shared, so an answer committed before is in and one after is refused. Nothing is written per case. Says
 * `again` when a round was voided meanwhile, whose answers the preparation has not seen. Throws
 * SECOND_PERSON_NEEDED.
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
    const { cause } = input
    const outcome =
      'act' in cause ? await once(trx, cause.act, () => cut(trx, input)) : await cut(trx, input)
    return { again: false, outcome }
  },
)

async function cut(trx: Trx, input: CutInput): Promise<ActOutcome<{ roundId: string }>> {
  const { roundId, startsOn, endsOn, at, cause } = input
  const round = await findRound(trx, roundId)
  const isMeant = !('dueAt' in cause) || round?.cut_due_at === cause.dueAt
  if (round?.state !== 'preparing' || !isMeant) {
    return lawfulRefusal('STATE_REFUSES', { reason: '这一批公示已经开始或者已经撤回，请刷新。' })
  }
  if ('act' in cause) {
    const { by } = cause
    const decided = { decision: 'released', note: null, by, at } as const
    await settleRelease(trx, { kind: 'cutOff', subjectId: roundId, ...decided })
  }
  await trx
    .updateTable('round')
    .set({ state: 'publicity', cut_at: at, starts_on: startsOn, ends_on: endsOn })
    .where('id', '=', roundId)
    .execute()
  await appendToStream(trx, roundStream(roundId), {
    kind: 'published',
    at,
    by: 'act' in cause ? cause.by : 'system',
    facts: {
      editionId: round.edition_id,
      regionCode: round.region_code,
      title: round.title,
      preparedBy: round.created_by,
      cutDueAt: round.cut_due_at,
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
