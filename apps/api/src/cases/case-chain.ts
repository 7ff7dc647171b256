import type { Trx } from '../platform/database/dialects.ts'
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
  const result = await trx
    .updateTable('unit_case')
    .set({ ...change, last_seq: next.seq, last_hash: next.hash })
    .where('id', '=', row.id)
    .where('last_seq', '=', row.last_seq)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw new Error('A case changed while it was held.')
  return next
}
