import { listObjections } from '@wengang/contracts/endpoints/staff/list-objections'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { objectionsOfRound } from './objection.queries.ts'
import { staffRoundAround } from './round.queries.ts'

/** GET /api/staff/rounds/:roundId/objections */
export function mountListObjections(app: HttpApp): void {
  mount(app, listObjections, async ({ services, staff, params }) => {
    const { read } = services.store
    const round = await staffRoundAround(read, params.roundId, signedIn(staff))
    const rows = await objectionsOfRound(read, round.id)
    return {
      objections: rows.map((row) => ({
        id: row.id,
        caseNo: row.case_no,
        unitName: row.unit_name,
        kind: row.kind,
        ground: row.ground,
        state: row.state,
        finding: row.finding,
        channel: row.channel,
        text: row.text,
        recordedAt: row.recorded_at,
        decidedAt: row.decided_at,
      })),
    }
  })
}
