import { listTransports } from '@wengang/contracts/endpoints/staff/list-transports'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { openAlarms } from './alarm.service.ts'
import { configuredTransports } from './transports/configured.ts'
import { waitingMessages } from './transports/health.queries.ts'
import { transportView } from './transports/transport-view.ts'

/** GET /api/staff/transports */
export function mountListTransports(app: HttpApp): void {
  mount(app, listTransports, async ({ services, now }) => {
    const { read } = services.store
    const names = configuredTransports(services.config.sms)
    return {
      transports: await Promise.all(names.map((name) => transportView(services, name, now))),
      alarms: await openAlarms(read),
      waiting: await waitingMessages(read),
    }
  })
}
