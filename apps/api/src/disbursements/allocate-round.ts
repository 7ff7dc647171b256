import { allocateRound } from '@wengang/contracts/endpoints/staff/allocate-round'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { beginLongAct, knownOutcome } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { staffRound } from '../rounds/round.queries.ts'
import {
  type Allocation,
  allocateStep,
  beginAllocation,
  finishAllocation,
} from './allocate.service.ts'

/** POST /api/staff/rounds/:roundId/allocate */
export function mountAllocateRound(app: HttpApp): void {
  mount(app, allocateRound, async ({ services, staff, params, act, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id: roundId } = await staffRound(store.read, params.roundId, by)
    const known = await knownOutcome<Allocation>(store.read, act)
    if (known !== null) return settled(known)
    await store.write(beginAllocation, { roundId, at: now })
    return allocate(services, roundId, actorOf(by), act)
  })
}

async function allocate(
  { store }: Services,
  roundId: string,
  by: string,
  act: ActKey,
): Promise<Allocation> {
  const { at } = await store.write(beginLongAct, act)
  const sum: Allocation = { allocated: 0, totalFen: 0, heldByObjection: 0 }
  for (let after: string | null = ''; after !== null;) {
    const step: Allocation & { last: string | null } = await store.write(allocateStep, {
      roundId,
      after,
      by,
      at,
    })
    sum.allocated += step.allocated
    sum.totalFen += step.totalFen
    sum.heldByObjection += step.heldByObjection
    after = step.last
  }
  await store.write(finishAllocation, { roundId, sum, by, at, act })
  return sum
}
