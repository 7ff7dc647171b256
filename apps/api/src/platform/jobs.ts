import type { JobKind, JobLane } from './database/schema.ts'
import type { Trx } from './database/dialects.ts'
import { prepareInsert } from './database/rows.ts'
import type { Json } from './canonical-json.ts'

/** Work for after the commit: only an id goes in, and whoever picks it up looks at the state again. */
export interface NewJob {
  id: string
  kind: JobKind
  /** Makes a repeat of the same job impossible. */
  dedupeKey: string
  payload: { readonly [key: string]: Json }
  dueAt: number
}

/** The lane of a kind of job. */
export function laneOf(kind: JobKind): JobLane {
  if (kind === 'sendCode') return 'codes'
  return kind === 'sendMessage' ? 'messages' : 'rest'
}

const insertJob = prepareInsert('job', { ifNew: true })

/** Puts a job beside the change that asks for it; the same dedupe key twice is one job. */
export async function addJob(trx: Trx, job: NewJob): Promise<void> {
  await insertJob(trx, {
    id: job.id,
    dedupe_key: job.dedupeKey,
    kind: job.kind,
    lane: laneOf(job.kind),
    payload: JSON.stringify(job.payload),
    due_at: job.dueAt,
    attempts: 0,
    lease_until: null,
    done_at: null,
    last_error: null,
  })
}
