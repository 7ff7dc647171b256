import { getEdition, nextHour } from '@wengang/policy'
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
import { newId } from '../platform/ids.ts'
import { addJob } from '../platform/jobs.ts'
import { knownOutcome } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import { releaseRefusal } from '../staff/release.queries.ts'
import { settleRelease } from '../staff/release.service.ts'
import { cutRound } from './cut.service.ts'
import { publishList } from './publish-list.ts'
import { findRound, type RoundRow } from './round.queries.ts'

/**
 * Releases a round: cut at once, or put down for its hour, which is the round's own or the edition's
 * (S3-33). A repeat after a crash goes on with the same round. Throws STATE_REFUSES, SECOND_PERSON_NEEDED
 * and CALENDAR_MISSING.
 */
export async function releaseRound(
  services: Services,
  round: RoundRow,
  by: string,
  act: ActKey,
): Promise<void> {
  const { store, clock } = services
  const known = () => knownOutcome<{ roundId: string }>(store.read, act)
  const before = await known()
  if (before !== null) return void settled(before)
  const { cutAt } = getEdition(round.edition_id).publicity
  const dueAt = round.cut_due_at ?? (cutAt === null ? null : nextHour(cutAt, clock.now()))
  if (dueAt !== null) {
    const jobId = newId(clock.now())
    const input = { roundId: round.id, dueAt, jobId, by, at: clock.now(), act }
    settled(await store.write(scheduleRoundCommand, input))
  } else {
    // Before the walk, which writes: only somebody who may release it makes it begin.
    const refusal = await releaseRefusal(store.read, 'cutOff', round.id, by)
    if (refusal !== null) {
      // The same act sent twice at once: the other request may have been through already.
      const done = await known()
      if (done !== null) return void settled(done)
      if (refusal === 'SECOND_PERSON_NEEDED') return refuse(refusal, {})
      return refuse(refusal, { reason: '这一批已经公示或者已经撤回，请刷新。' })
    }
    const outcome = await cutRound(services, round, { by, act })
    if (outcome === null) {
      return refuse('STATE_REFUSES', { reason: '没有单位的选择可以公示，请撤回这一批。' })
    }
    settled(outcome)
    // The job stands behind this for a crash; here it only lets the answer tell the totals.
    await publishList(services, { roundId: round.id })
  }
  services.wakeJobs()
}

/** Puts a released round down for its hour. */
export const scheduleRoundCommand = defineCommand(
  'scheduleRound',
  (
    trx: Trx,
    input: { roundId: string; dueAt: number; jobId: string; by: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ roundId: string }>> =>
    once(trx, input.act, async () => {
      const { roundId, dueAt, by, at } = input
      await lockExclusive(trx, `round:${roundId}`)
      const round = await findRound(trx, roundId)
      if (round?.state !== 'preparing') {
        return lawfulRefusal('STATE_REFUSES', { reason: '这一批已经公示或者已经撤回，请刷新。' })
      }
      if (dueAt <= at) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '设定的截止时间已经过了，请撤回后重新准备。',
        })
      }
      const decided = { decision: 'released', note: null, by, at } as const
      await settleRelease(trx, { kind: 'cutOff', subjectId: roundId, ...decided })
      await trx.updateTable('round').set({ cut_due_at: dueAt }).where('id', '=', roundId).execute()
      const entry = { kind: 'roundScheduled', at, by, facts: { cutDueAt: dueAt } }
      await appendToStream(trx, roundStream(roundId), entry)
      await addJob(trx, {
        id: input.jobId,
        kind: 'cutRound',
        dedupeKey: `cut:${roundId}`,
        payload: { roundId, dueAt },
        dueAt,
      })
      return { ok: true, value: { roundId } }
    }),
)
