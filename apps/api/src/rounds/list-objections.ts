import { listObjections } from '@wengang/contracts/endpoints/staff/list-objections'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { objectionsOfRound } from './objection.queries.ts'
import { objectionViews } from './objection-view.ts'
import { staffRoundAround } from './round.queries.ts'

/** GET /api/staff/rounds/:roundId/objections */
export function mountListObjections(app: HttpApp): void {
  mount(app, listObjections, async ({ services, staff, params }) => {
    const { read } = services.store
    const round = await staffRoundAround(read, params.roundId, signedIn(staff))
    const rows = await objectionsOfRound(read, round.id)
    return { objections: await objectionViews(read, rows) }
  })
}
