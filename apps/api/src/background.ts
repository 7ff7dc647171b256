import { startSealer } from './evidence/sealer.ts'
import { auditNightly } from './evidence/trail/audit-run.service.ts'
import { watchWrongCodes } from './messages/wrong-codes.service.ts'
import { forgetChecks } from './offers/import/forget-checks.ts'
import { goOnFixing } from './campaigns/fix-recipients.ts'
import { keepHouse } from './platform/housekeeping.ts'
import { type JobHandlers, type JobRunner, startJobRunner } from './platform/job-runner.ts'
import { repeat } from './platform/repeat.ts'
import type { Services } from './platform/services.ts'
import { runCampaigns } from './sending/run-campaigns.ts'

const tidyEveryMs = 3_600_000
const auditEveryMs = 600_000
const fixingEveryMs = 5_000
const wrongCodesEveryMs = 30_000

/** What runs beside the requests: jobs after their commits, campaigns, and the sealing of the chains. */
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
  const noteFault =
    (words: string) =>
    (error: unknown): void =>
      services.log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, words)
  const regularly = (work: (house: Services) => Promise<unknown>, failed: string, ms: number) =>
    setInterval(() => {
      work(services).catch(noteFault(failed))
    }, ms).unref()
  const campaigns =
    everyMs > 0
      ? repeat(() => runCampaigns(services), everyMs, noteFault('a step of the campaigns failed'))
      : null
  const sealer = everyMs > 0 ? startSealer(services, { everyMs }) : null
  const timers =
    everyMs > 0
      ? [
          regularly(keepHouse, 'tidying failed', tidyEveryMs),
          regularly(forgetChecks, 'forgetting sent lists failed', tidyEveryMs),
          regularly(watchWrongCodes, 'counting wrong codes failed', wrongCodesEveryMs),
          regularly(goOnFixing, 'going on to fix recipients failed', fixingEveryMs),
          regularly(auditNightly, 'the nightly verification failed', auditEveryMs),
        ]
      : []
  return {
    jobs,
    async stop() {
      timers.forEach(clearInterval)
      await campaigns?.stop()
      await jobs.stop()
      // Last, so that what the jobs wrote is sealed too.
      await sealer?.stop()
    },
  }
}
