import type { Fetch } from '@wengang/contracts'
import { createApp } from '../app.ts'
import { startBackground } from '../background.ts'
import { clockFor } from '../demo/demo-clock.ts'
import { jobHandlers } from '../job-handlers.ts'
import type { Config } from '../platform/config.ts'
import type { Store } from '../platform/database/store.ts'
import { createLog } from '../platform/log.ts'
import { openServices } from '../platform/open-services.ts'
import type { Services } from '../platform/services.ts'

const jobsEveryMs = 1_000

/** The whole house inside this command: requests go to the app without a network. */
export async function openOwnHouse(
  config: Config,
): Promise<{ fetch: Fetch; close: () => Promise<void> }> {
  const services = await openHouse(config)
  const background = startBackground(services, jobHandlers(services), jobsEveryMs)
  services.wakeJobs = background.jobs.wake
  const app = createApp(services)
  const { deskOrigin, publicOrigin, port } = services.config
  const origin = deskOrigin ?? publicOrigin ?? `http://localhost:${port}`
  return {
    fetch: async (url, init) => app.request(`${origin}${url}`, init),
    async close() {
      // Messages and sheets of this act do not wait for a server.
      await background.jobs.runDue()
      await background.stop()
      await services.store.close()
    },
  }
}

/** The data with the clock that it was begun with. */
export async function openHouse(config: Config): Promise<Services> {
  let own = config
  const services = await openServices(config, createLog('silent'), async (store) => {
    own = { ...config, demo: { ...config.demo, on: await isDemo(store) } }
    return clockFor(store, own)
  })
  return { ...services, config: own }
}

/** What the data folder was begun as; a new one is for real, since only the server loads the demo. */
async function isDemo(store: Store): Promise<boolean> {
  const row = await store.read
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'mode')
    .executeTakeFirst()
  return row?.value === 'demo'
}
