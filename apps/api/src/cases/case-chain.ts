import type { Updateable } from 'kysely'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareChange, type PreparedChange } from '../platform/database/prepared.ts'
import { namedValues } from '../platform/database/rows.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendEntry, caseStream, type ChainHead, type NewEntry } from '../platform/entries.ts'

/** Appends to the chain of a case that the caller holds; stores the head with what else changes in its row. */
export async function writeCaseEvent(
  trx: Trx,
  row: { id: string; last_seq: number; last_hash: string },
  entry: NewEntry,
  change: Partial<{
    stage: 'open' | 'allocated' | 'paying' | 'paid' | 'returned' | 'withdrawn' | 'lapsed'
    stage_at: number
    stage_note: string | null
    objection_open: number
    round_id: string | null
    decision: 'ACCEPT' | 'DECLINE'
    decision_seq: number
    decision_version: number
    decided_at: number
    decision_channel: 'link' | 'portal' | 'window'
    contact_sealed: string
    contact_index: string
    contact_name_sealed: string | null
  }> = {},
): Promise<ChainHead> {
  const head = { seq: row.last_seq, hash: row.last_hash }
  const next = await appendEntry(trx, caseStream(row.id), head, entry)
  const move = moveOf(['last_seq', 'last_hash', ...Object.keys(change)])
  const moved = await move(trx, {
    ...change,
    last_seq: next.seq,
    last_hash: next.hash,
    caseId: row.id,
    heldSeq: row.last_seq,
  })
  if (moved !== 1) throw new Error('A case changed while it was held.')
  return next
}

type Move = PreparedChange<Updateable<Schema['unit_case']> & { caseId: string; heldSeq: number }>

const moves = new Map<string, Move>()

/** One prepared statement for each set of columns that an event changes together. */
function moveOf(columns: readonly string[]): Move {
  const shape = columns.join()
  const known = moves.get(shape)
  if (known !== undefined) return known
  const move: Move = prepareChange((db, values) =>
    db
      .updateTable('unit_case')
      .set(namedValues(values, columns))
      .where('id', '=', values.caseId)
      .where('last_seq', '=', values.heldSeq),
  )
  moves.set(shape, move)
  return move
}
