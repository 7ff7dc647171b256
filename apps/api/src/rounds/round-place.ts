import type { EditionId } from '@wengang/policy'
import type { RoundRow } from './round.queries.ts'

/** Which cases a round is for. */
export interface RoundPlace {
  editionId: EditionId
  regionCode: string
  /** Only cases that these batches offered something to; null for every case of the region. */
  batchIds: readonly string[] | null
}

/** The place of a round that stands. */
export function placeOf(
  row: Pick<RoundRow, 'edition_id' | 'region_code' | 'batch_ids'>,
): RoundPlace {
  return {
    editionId: row.edition_id,
    regionCode: row.region_code,
    batchIds: row.batch_ids === null ? null : (JSON.parse(row.batch_ids) as string[]),
  }
}
