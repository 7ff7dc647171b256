import { withdrawPublicity } from '@wengang/contracts/endpoints/staff/withdraw-publicity'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { stopRound } from './stop-round.ts'

/** POST /api/staff/rounds/:roundId/withdraw */
export function mountWithdrawPublicity(app: HttpApp): void {
  mount(app, withdrawPublicity, (call) => stopRound(call, 'withdrawn'))
}
