import type { JobHandlers } from './platform/job-runner.ts'
import type { Services } from './platform/services.ts'

/** What does the work of each kind of job. */
export function jobHandlers(_services: Services): JobHandlers {
  return {
    publishList: async () => {},
    renderSheet: async () => {},
    sendMessage: async () => {},
  }
}
