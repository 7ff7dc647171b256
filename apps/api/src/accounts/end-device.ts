import { endDevice } from '@wengang/contracts/endpoints/end-device'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { writeToken } from '../platform/http/cookies.ts'
import { mount } from '../platform/http/mount.ts'
import { endDeviceCommand, ownAccount } from './device.queries.ts'

/** POST /api/me/devices/:deviceId/end */
export function mountEndDevice(app: HttpApp): void {
  mount(app, endDevice, async ({ services, session, params, now, c }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const { deviceId: id } = params
    const account = ownAccount(session)
    const isOwn = await services.store.write(endDeviceCommand, { id, account, now })
    if (!isOwn) return notFound()
    if (id === session.id) writeToken(c, 'firm', '', 0)
    return { ended: true as const }
  })
}
