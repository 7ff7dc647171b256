import { jobHandlers } from '@wengang/api/job-handlers'
import { openTransports } from '@wengang/api/messages/transports/open-transports'
import { readConfig } from '@wengang/api/platform/config'
import { startJobRunner } from '@wengang/api/platform/job-runner'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'

/** A process that sends what waits in a house, until it is killed. */
const services = await openServices(readConfig(process.env), createLog('silent'))
const transports = await openTransports(services)
startJobRunner(services.store, services.clock, jobHandlers(services, transports.waysOut), {
  everyMs: 200,
  onError: () => {},
})
process.send?.('open')
