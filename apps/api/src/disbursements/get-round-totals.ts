import { getRoundTotals } from '@wengang/contracts/endpoints/staff/get-round-totals'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffRound } from '../rounds/round.queries.ts'
import { roundTotals } from './round-totals.queries.ts'

/** GET /api/staff/rounds/:roundId/totals */
export function mountGetRoundTotals(app: HttpApp): void {
  mount(app, getRoundTotals, async ({ services, staff, params }) => {
    const { read } = services.store
    const round = await staffRound(read, params.roundId, signedIn(staff))
    return { title: round.title, totals: await roundTotals(read, round) }
  })
}
