import { moveCase } from '../cases/move-case.ts'
import { factsOf, holdCase, selectCases } from '../cases/case.queries.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import { findRound } from '../rounds/round.queries.ts'

const stepSize = 100

/** What an allocation comes to. Money in fen. */
export type Allocation = { allocated: number; totalFen: number; heldByObjection: number }

export type Allocating = Allocation & { after: string }

export const allocatingStart: Allocating = {
  allocated: 0,
  totalFen: 0,
  heldByObjection: 0,
  after: '',
}

/** Allocates the money of a closed round, some cases a step; what is objected to is held back (S3-34). */
export const allocateCommand = defineCommand(
  'allocateRound',
  (
    trx: Trx,
    { roundId, by, act }: { roundId: string; by: string; act: ActKey },
  ): Promise<Advanced<Allocating, Allocation>> =>
    advance(trx, act, allocatingStart, async (progress, at) => {
      if (progress.after === '') await openForAllocation(trx, roundId, at)
      const { after, ...sum } = progress
      const rows = await selectCases(trx)
        .where('unit_case.round_id', '=', roundId)
        .where('unit_case.id', '>', after)
        .orderBy('unit_case.id')
        .limit(stepSize)
        .execute()
      for (const { id } of rows) {
        const taken = await allocateOne(trx, id, roundId, by, at)
        if (taken === 'held') sum.heldByObjection += 1
        if (typeof taken !== 'number') continue
        sum.allocated += 1
        sum.totalFen += taken
      }
      const last = rows.at(-1)
      if (last !== undefined && rows.length === stepSize) {
        return { progress: { ...sum, after: last.id } }
      }
      const entry = { kind: 'roundAllocated', at, by, facts: { ...sum } }
      await appendToStream(trx, roundStream(roundId), entry)
      return { value: sum }
    }),
)

/** From here on the round cannot be voided. Throws STATE_REFUSES. */
async function openForAllocation(trx: Trx, roundId: string, at: number): Promise<void> {
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
}

/** The amount in fen; or why not: an open objection, or a case that is not on the list or further already. */
async function allocateOne(
  trx: Trx,
  caseId: string,
  roundId: string,
  by: string,
  at: number,
): Promise<number | 'held' | 'not'> {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== roundId) return 'not'
  const facts = { roundId, offerVersion: row.version, amountFen: row.amount_fen }
  const moved = await moveCase(trx, row, { kind: 'allocate' }, { at, by, facts })
  if (moved.ok) return row.amount_fen
  return factsOf(row).objectionOpen ? 'held' : 'not'
}
