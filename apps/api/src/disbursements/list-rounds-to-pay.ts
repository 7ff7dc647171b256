import { listRoundsToPay } from '@wengang/contracts/endpoints/staff/list-rounds-to-pay'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn, withinScope } from '../platform/region-scope.ts'
import { publishedList } from '../rounds/round-view.ts'
import { sumsOfRounds } from './round-totals.queries.ts'

const most = 200

/** GET /api/staff/payment-rounds */
export function mountListRoundsToPay(app: HttpApp): void {
  mount(app, listRoundsToPay, async ({ services, staff }) => {
    const { read } = services.store
    const rounds = await read
      .selectFrom('round')
      .selectAll()
      .where('allocated_at', 'is not', null)
      .where(withinScope('round', signedIn(staff)))
      .orderBy('id', 'desc')
      .limit(most)
      .execute()
    const sumOf = await sumsOfRounds(
      read,
      rounds.map(({ id }) => id),
    )
    return {
      rounds: rounds.map((round) => {
        const { accepted, totalFen } = publishedList(round)
        return {
          roundId: round.id,
          title: round.title,
          regionCode: round.region_code,
          allocatedAt: round.allocated_at ?? 0,
          published: { lines: accepted, totalFen },
          planned: sumOf(round.id, 'planned'),
          ordered: sumOf(round.id, 'ordered'),
          paid: sumOf(round.id, 'paid'),
          returned: sumOf(round.id, 'returned'),
        }
      }),
    }
  })
}
