import { moveCase } from '../cases/move-case.ts'
import { factsOf, holdCase, selectCases } from '../cases/case.queries.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { finishLongAct } from '../platform/long-act.ts'
import { findRound } from '../rounds/round.queries.ts'

const stepSize = 100

/** Opens a closed round for allocation, after which it cannot be voided. Throws STATE_REFUSES. */
export const beginAllocation = defineCommand(
  'beginAllocation',
  async (trx: Trx, { roundId, at }: { roundId: string; at: number }): Promise<void> => {
    await lockExclusive(trx, `round:${roundId}`)
    const round = await findRound(trx, roundId)
    if (round?.state !== 'closed') {
      return refuse('STATE_REFUSES', { reason: '公示期满并办结公示后，才能核拨。' })
    }
    await trx
      .updateTable('round')
      .set({ allocated_at: at })
      .where('id', '=', roundId)
      .where('allocated_at', 'is', null)
      .execute()
  },
)

/** What an allocation has come to so far. Money in fen. */
export interface Allocation {
  allocated: number
  totalFen: number
  heldByObjection: number
}

/** Allocates the next cases of a round; counts those that the same act allocated before it was interrupted. */
export const allocateStep = defineCommand(
  'allocateStep',
  async (
    trx: Trx,
    { roundId, after, by, at }: { roundId: string; after: string; by: string; at: number },
  ): Promise<Allocation & { last: string | null }> => {
    const rows = await selectCases(trx)
      .where('unit_case.round_id', '=', roundId)
      .where('unit_case.id', '>', after)
      .orderBy('unit_case.id')
      .limit(stepSize)
      .execute()
    const sum: Allocation = { allocated: 0, totalFen: 0, heldByObjection: 0 }
    for (const seen of rows) {
      const done = seen.stage === 'allocated' && seen.stage_at === at
      if (done || (await allocateOne(trx, seen.id, roundId, by, at))) {
        sum.allocated += 1
        sum.totalFen += seen.amount_fen
      } else if (factsOf(seen).objectionOpen && seen.stage === 'open') {
        sum.heldByObjection += 1
      }
    }
    return { ...sum, last: rows.length < stepSize ? null : (rows.at(-1)?.id ?? null) }
  },
)

/** False for a case that the machine does not let go on: not on the list, objected to, or further already. */
async function allocateOne(
  trx: Trx,
  caseId: string,
  roundId: string,
  by: string,
  at: number,
): Promise<boolean> {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== roundId) return false
  const facts = { roundId, offerVersion: row.version, amountFen: row.amount_fen }
  return (await moveCase(trx, row, { kind: 'allocate' }, { at, by, facts })).ok
}

/** Ends the act in the chain of the round. */
export const finishAllocation = defineCommand(
  'finishAllocation',
  async (
    trx: Trx,
    input: { roundId: string; sum: Allocation; by: string; at: number; act: ActKey },
  ): Promise<void> => {
    const { roundId, sum, by, at } = input
    if (!(await finishLongAct(trx, input.act, { ok: true, value: sum }))) return
    await appendToStream(trx, roundStream(roundId), {
      kind: 'roundAllocated',
      at,
      by,
      facts: { ...sum },
    })
  },
)
