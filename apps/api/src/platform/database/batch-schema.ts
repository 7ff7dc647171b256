import type { BatchState, CheckState } from '@wengang/contracts'
import type { EditionId } from '@wengang/policy'

/** The tables of assessed lists and of kept views; conventions as in `schema.ts`. */
export interface BatchSchema {
  batch: {
    id: string
    edition_id: EditionId
    region_code: string
    file_name: string
    sha256: string
    state: BatchState
    units: number
    total_fen: number
    set_aside: number
    difference: string
    created_by: string
    created_at: number
    released_at: number | null
    links_sent_at: number | null
    /** Blob with the rows that differed from what stood, one JSON text a line; null where none was kept. */
    rows_blob: string | null
  }
  /** Units on a list that were found not eligible, with the reason. */
  ineligible: { batch_id: string; unit_id: string; reason: string; contact_index: string | null }
  /** A list that somebody at the desk has sent, while it is looked at and put before a second person. */
  list_check: {
    id: string
    staff_id: string
    region_code: string
    edition_id: EditionId
    file_name: string
    /** Files of the check by their hash; kept for a day, outside backups. */
    file: string
    bytes: number
    state: CheckState
    /** Rows that the reader has come to; units of the list; units compared or written so far. */
    rows_read: number
    rows_total: number
    rows_done: number
    /** Why it was refused, in words. */
    refusal: string | null
    /** JSON of what `checkList` answers, without the findings. */
    result: string | null
    findings_file: string | null
    rows_file: string | null
    batch_id: string | null
    created_at: number
    /** When whatever works on it was last heard of. */
    touched_at: number
  }
  /** A view of a list that one person gave a name. */
  saved_filter: {
    id: string
    staff_id: string
    list: string
    name: string
    query: string
    created_at: number
  }
}
