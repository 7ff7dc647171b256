import type { Json } from '../../platform/canonical-json.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { appendToStream, batchStream, type NewEntry } from '../../platform/entries.ts'

/** One batch, which must be there. */
export function batchRow(trx: Trx, batchId: string): Promise<Schema['batch']> {
  return trx.selectFrom('batch').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow()
}

/** An entry of a batch that also says what the batch is. */
export async function appendBatchEntry(
  trx: Trx,
  batch: Schema['batch'],
  {
    kind,
    by,
    at,
    facts = {},
  }: Pick<NewEntry, 'kind' | 'by' | 'at'> & { facts?: NewEntry['facts'] },
): Promise<void> {
  await appendToStream(trx, batchStream(batch.id), {
    kind,
    at,
    by,
    facts: {
      fileName: batch.file_name,
      sha256: batch.sha256,
      units: batch.units,
      totalFen: batch.total_fen,
      setAside: batch.set_aside,
      difference: JSON.parse(batch.difference) as Json,
      ...facts,
    },
  })
}
