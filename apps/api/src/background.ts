import { startSealer } from './evidence/sealer.ts'
import { keepHouse } from './platform/housekeeping.ts'
import { type JobHandlers, type JobRunner, startJobRunner } from './platform/job-runner.ts'
import type { Services } from './platform/services.ts'

const tidyEveryMs = 3_600_000

/** What runs beside the requests: jobs after their commits, and the sealing of the chains. */
export interface Background {
  jobs: JobRunner
  stop(): Promise<void>
}

/** Starts it; `everyMs` 0 lets nothing run by itself, so that a test decides when. */
export function startBackground(
  services: Services,
  handlers: JobHandlers,
  everyMs: number,
): Background {
  const jobs = startJobRunner(services.store, services.clock, handlers, {
    everyMs,
    onError: (error, kind) =>
      services.log.error(
        { kind, fault: error instanceof Error ? error.stack : 'unknown' },
        'job failed',
      ),
  })
  const tidy = (): void => {
    keepHouse(services).catch((error: unknown) =>
      services.log.error(
        { fault: error instanceof Error ? error.stack : 'unknown' },
        'tidying failed',
      ),
    )
  }
  const sealer = everyMs > 0 ? startSealer(services, { everyMs }) : null
  const tidying = everyMs > 0 ? setInterval(tidy, tidyEveryMs).unref() : null
  return {
    jobs,
    async stop() {
      if (tidying !== null) clearInterval(tidying)
      await jobs.stop()
      // Last, so that what the jobs wrote is sealed too.
      await sealer?.stop()
    },
  }
}
