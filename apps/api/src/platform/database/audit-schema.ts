/** Verifications of the chains; conventions as in `schema.ts`. */
export interface AuditSchema {
  audit_run: {
    id: string
    /** The day of a nightly run; null for one that somebody asked for. */
    day: string | null
    /** `staff:…` or `system`. */
    by_actor: string
    started_at: number
    finished_at: number | null
    ok: number | null
    entries: number | null
    problem_count: number
    /** JSON of the first problems. */
    problems: string
    seal_head: string | null
  }
}
