import { refusePublicity } from '@wengang/contracts/endpoints/staff/refuse-publicity'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { stopRound } from './stop-round.ts'

/** POST /api/staff/rounds/:roundId/refuse */
export function mountRefusePublicity(app: HttpApp): void {
  mount(app, refusePublicity, (call) => stopRound(call, 'refused'))
}
