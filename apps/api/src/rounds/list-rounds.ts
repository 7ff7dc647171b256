import { listRounds } from '@wengang/contracts/endpoints/staff/list-rounds'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { roundsOf } from './round.queries.ts'
import { roundViews } from './round-view.ts'

/** GET /api/staff/rounds */
export function mountListRounds(app: HttpApp): void {
  mount(app, listRounds, async ({ services, staff }) => {
    const { read } = services.store
    return { rounds: await roundViews(read, await roundsOf(read, signedIn(staff))) }
  })
}
