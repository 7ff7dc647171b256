import { switchTransport } from '@wengang/contracts/endpoints/staff/switch-transport'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { signedIn } from '../platform/region-scope.ts'
import { worksForWholeHouse } from '../staff/whole-house.queries.ts'
import { configuredTransports } from './transports/configured.ts'
import { switchTransportCommand } from './transports/switch.service.ts'

/** POST /api/staff/transports/:name/switch */
export function mountSwitchTransport(app: HttpApp): void {
  mount(app, switchTransport, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    if (!(await worksForWholeHouse(services.store.read, person))) {
      refuse('STATE_REFUSES', {
        reason: '短信通道由全部地区共用，请联系上级机构的短信岗或系统管理员切换。',
      })
    }
    const open = configuredTransports(services.config.sms)
    if (!open.includes(params.name)) return notFound()
    const input = { ...body, name: params.name, open, staffId: person.id, at: now, act }
    const outcome = settled(await services.store.write(switchTransportCommand, input))
    services.wakeJobs()
    return outcome
  })
}
