import { allocateRound } from '@wengang/contracts/endpoints/staff/allocate-round'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { staffRound } from '../rounds/round.queries.ts'
import { allocateCommand, allocatingStart } from './allocate.service.ts'

/** POST /api/staff/rounds/:roundId/allocate */
export function mountAllocateRound(app: HttpApp): void {
  mount(app, allocateRound, async ({ services, staff, params, act }) => {
    const by = signedIn(staff)
    const { id: roundId } = await staffRound(services.store.read, params.roundId, by)
    const input = { roundId, by: actorOf(by), act }
    return runLongAct(services.store, allocateCommand, allocatingStart, () => input)
  })
}
