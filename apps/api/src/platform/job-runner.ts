import type { Clock } from './clock.ts'
import { defineCommand } from './database/command.ts'
import type { Trx } from './database/dialects.ts'
import type { JobKind, JobLane } from './database/schema.ts'
import type { Store } from './database/store.ts'

export interface Job {
  id: string
  kind: JobKind
  payload: string
  attempts: number
}

/** What does the work of each kind. May run twice after a crash, so each looks at the state first. */
export type JobHandlers = Record<JobKind, (payload: never) => Promise<void>>

const leaseMs = 60_000
const batchSize = 20
const longestWaitMs = 3_600_000

/** Messages wait for a gateway, so many go side by side; everything else runs one after the other. */
const lanes: readonly JobLane[] = ['codes', 'messages', 'rest']

/** Takes due jobs by compare-and-set, so that several processes share them. */
export const claimJobs = defineCommand(
  'claimJobs',
  async (trx: Trx, input: { now: number; lane: JobLane; limit: number }): Promise<Job[]> => {
    const due = await trx
      .selectFrom('job')
      .select(['id', 'kind', 'payload', 'attempts', 'lease_until'])
      .where('done_at', 'is', null)
      .where('due_at', '<=', input.now)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', input.now)]))
      .where('lane', '=', input.lane)
      .orderBy('due_at')
      .limit(input.limit)
      .execute()
    const claimed: Job[] = []
    for (const job of due) {
      const result = await trx
        .updateTable('job')
        .set({ lease_until: input.now + leaseMs, attempts: job.attempts + 1 })
        .where('id', '=', job.id)
        .where('done_at', 'is', null)
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', input.now)]))
        .executeTakeFirst()
      if (result.numUpdatedRows === 1n) {
        claimed.push({
          id: job.id,
          kind: job.kind,
          payload: job.payload,
          attempts: job.attempts + 1,
        })
      }
    }
    return claimed
  },
)

/** Marks a job done, or puts it back with a growing pause. */
export const settleJob = defineCommand(
  'settleJob',
  async (
    trx: Trx,
    input: { id: string; now: number; retryAt: number | null; error: string | null },
  ) => {
    await trx
      .updateTable('job')
      .set(
        input.retryAt === null
          ? { done_at: input.now, lease_until: null, last_error: null }
          : { due_at: input.retryAt, lease_until: null, last_error: input.error },
      )
      .where('id', '=', input.id)
      .execute()
  },
)

export interface JobRunner {
  /** Works until nothing is due; answers how many jobs ran. */
  runDue(): Promise<number>
  /** Says that a job was just written. */
  wake(): void
  stop(): Promise<void>
}

/** Runs jobs after their commits. `everyMs` is how often it looks by itself; 0 only when woken or asked. */
export function startJobRunner(
  store: Store,
  clock: Clock,
  handlers: JobHandlers,
  options: { everyMs: number; onError: (error: unknown, kind: JobKind) => void },
): JobRunner {
  let stopped = false

  const open = lanes.map(openLane)

  /** Runs what is due in one lane; asked again meanwhile, it looks once more before it ends. */
  function openLane(lane: JobLane): { run(): Promise<number>; ended(): Promise<unknown> } {
    let running: Promise<number> | null = null
    let again = false
    const claim = async (limit: number): Promise<Job[]> => {
      again = false
      return stopped ? [] : await store.write(claimJobs, { now: clock.now(), lane, limit })
    }

    async function runAll(): Promise<number> {
      for (let count = 0; ;) {
        const jobs = await claim(batchSize)
        for (const job of jobs) await runOne(job)
        count += jobs.length
        if (jobs.length === 0 && !again) return count
      }
    }

    async function runSideBySide(): Promise<number> {
      const underWay = new Set<Promise<void>>()
      for (let count = 0; ;) {
        const room = batchSize - underWay.size
        // Some at a time: every claim is a write.
        const jobs = room * 2 < batchSize ? [] : await claim(room)
        for (const job of jobs) {
          const done = runOne(job).finally(() => underWay.delete(done))
          underWay.add(done)
        }
        count += jobs.length
        if (jobs.length > 0) continue
        if (underWay.size > 0) await Promise.race(underWay)
        else if (!again) return count
      }
    }

    return {
      run() {
        if (running === null) {
          running = (lane === 'rest' ? runAll() : runSideBySide()).finally(() => {
            running = null
          })
        } else {
          again = true
        }
        return running
      },
      ended: async () => await running,
    }
  }

  async function runOne(job: Job): Promise<void> {
    try {
      await handlers[job.kind](JSON.parse(job.payload) as never)
      await store.write(settleJob, { id: job.id, now: clock.now(), retryAt: null, error: null })
    } catch (error) {
      options.onError(error, job.kind)
      const wait = Math.min(longestWaitMs, 1_000 * 2 ** job.attempts)
      await store.write(settleJob, {
        id: job.id,
        now: clock.now(),
        retryAt: clock.now() + wait,
        error: error instanceof Error ? error.name : 'fault',
      })
    }
  }

  async function runDue(): Promise<number> {
    for (let count = 0; ;) {
      const counts = await Promise.all(open.map((lane) => lane.run()))
      const ran = counts.reduce((sum, one) => sum + one, 0)
      count += ran
      if (ran === 0) return count
    }
  }
  const quietly = (): void => {
    if (stopped) return
    for (const lane of open) {
      lane.run().catch((error: unknown) => options.onError(error, 'sendMessage'))
    }
  }
  const timer = options.everyMs > 0 ? setInterval(quietly, options.everyMs) : null
  timer?.unref()

  return {
    runDue,
    wake: quietly,
    async stop() {
      stopped = true
      if (timer !== null) clearInterval(timer)
      await Promise.allSettled(open.map((lane) => lane.ended()))
    },
  }
}
