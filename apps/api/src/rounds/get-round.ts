import { mayDo } from '@wengang/contracts'
import { getRound } from '@wengang/contracts/endpoints/staff/get-round'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { releaseOf } from '../staff/release.queries.ts'
import { figuresSeen } from './round-figures.ts'
import { placeOf } from './round-place.ts'
import { staffRoundAround } from './round.queries.ts'
import { preparedFigures, roundNow } from './round-view.ts'

/** GET /api/staff/rounds/:roundId */
export function mountGetRound(app: HttpApp): void {
  mount(app, getRound, async ({ services, staff, params }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const { id } = await staffRoundAround(read, params.roundId, by)
    const { row, view } = await roundNow(read, id)
    const release = await releaseOf(read, 'cutOff', id, by)
    const own = release?.state !== 'waiting' || row.created_by === actorOf(by)
    return {
      round: view,
      release,
      prepared: preparedFigures(row),
      now: row.state === 'preparing' ? (await figuresSeen(services, placeOf(row))).all : null,
      mayWithdraw: row.state === 'preparing' && own && mayDo(by.roles, 'withdrawPublicity'),
    }
  })
}
