import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { isWaiting } from '../staff/release.queries.ts'
import { settleRelease } from '../staff/release.service.ts'
import { findRound } from './round.queries.ts'

interface Drop {
  roundId: string
  note: string
  by: string
  at: number
}

/** Gives up a round whose hour came when nobody had answered; its cases wait for the next one. */
export const dropRoundCommand = defineCommand(
  'dropRound',
  async (trx: Trx, input: Drop): Promise<void> => {
    await lockExclusive(trx, `round:${input.roundId}`)
    await drop(trx, input)
  },
)

/**
 * Stops a round before its cut. `refused` is the second person's word; `withdrawn` is that of whoever
 * prepared it, and of any handler or reviewer once it is scheduled. Throws SECOND_PERSON_NEEDED.
 */
export const stopRoundCommand = defineCommand(
  'stopRound',
  (
    trx: Trx,
    input: Drop & { decision: 'refused' | 'withdrawn'; act: ActKey },
  ): Promise<ActOutcome<{ roundId: string }>> =>
    once(trx, input.act, async () => {
      const { roundId, decision } = input
      await lockExclusive(trx, `round:${roundId}`)
      const waits = await isWaiting(trx, 'cutOff', roundId)
      if (waits || decision === 'refused') {
        await settleRelease(trx, { kind: 'cutOff', subjectId: roundId, ...input })
      }
      if (!(await drop(trx, input))) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '这一批已经公示或者已经撤回。公示以后只能由两个人作废。',
        })
      }
      return { ok: true, value: { roundId } }
    }),
)

async function drop(trx: Trx, { roundId, note, by, at }: Drop): Promise<boolean> {
  const round = await findRound(trx, roundId)
  if (round?.state !== 'preparing') return false
  await trx
    .updateTable('round')
    .set({ state: 'void', voided_at: at, void_note: note })
    .where('id', '=', roundId)
    .execute()
  const facts = { note, neverPublished: true }
  await appendToStream(trx, roundStream(roundId), { kind: 'voided', at, by, facts })
  return true
}
