/** The tables of credit checks; conventions as in `schema.ts`. */
export interface RoundSchema {
  /** A list of 严重违法失信 that was laid beside a round. */
  credit_check: {
    id: string
    round_id: string
    file_name: string
    sha256: string
    /** Rows of the file, also those that have nothing to do with the round. */
    rows: number
    /** Rows without a right code whose name no unit of the round has. */
    unknown_names: number
    uploaded_by: string
    uploaded_at: number
    applied_by: string | null
    applied_at: number | null
  }
  /** Rows that name a unit of the round: by its code, or by name alone, which a person decides. */
  credit_row: {
    check_id: string
    row: number
    case_id: string
    uscc: string | null
    name: string
    /** matched: by code; open: by name, undecided; kept: too far for being taken out. */
    state: 'matched' | 'open' | 'confirmed' | 'rejected' | 'applied' | 'kept'
    decided_by: string | null
    decided_at: number | null
  }
}
