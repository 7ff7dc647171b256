// A whole house as production starts it, on a clock beside the real one, until it is killed. Says its port.
import { serve } from '@hono/node-server'
import { createApp } from '@wengang/api/app'
import { startBackground } from '@wengang/api/background'
import { jobHandlers } from '@wengang/api/job-handlers'
import { openTransports } from '@wengang/api/messages/transports/open-transports'
import { offsetClock } from '@wengang/api/platform/clock'
import { readConfig } from '@wengang/api/platform/config'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'

const clock = offsetClock(Number(process.env['CRASH_OFFSET_MS'] ?? 0))
const services = await openServices(readConfig(process.env), createLog('silent'), async () => clock)
const transports = await openTransports(services)
const handlers = jobHandlers(services, transports.waysOut)
const background = startBackground(services, handlers, 1_000)
services.wakeJobs = background.jobs.wake
const app = createApp(services)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.(port))
