import { setImmediate } from 'node:timers/promises'
import { getRoundStanding } from '@wengang/contracts/endpoints/staff/get-round-standing'
import { getEdition } from '@wengang/policy'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { isCreditChecked } from './credit/credit.queries.ts'
import { correctedOfRound } from './objection.queries.ts'
import { type RoundCase, roundCasesPage, type RoundRow, staffRound } from './round.queries.ts'

const pageSize = 500

/** GET /api/staff/rounds/:roundId/standing */
export function mountGetRoundStanding(app: HttpApp): void {
  mount(app, getRoundStanding, async ({ services, staff, params }) => {
    const { read } = services.store
    const round = await staffRound(read, params.roundId, signedIn(staff))
    const { creditCheck: rule } = getEdition(round.edition_id).publicity
    const credit = { rule, done: await isCreditChecked(read, round.id) }
    const { lines: units, totalFen: fen } = await correctedOfRound(read, round.id)
    return { ...(await standingOf(read, round)), corrected: { units, fen }, credit }
  })
}

async function standingOf(db: Db, round: RoundRow) {
  const none = () => ({ units: 0, fen: 0 })
  const sums = { due: none(), held: none(), allocated: none(), withdrawn: none() }
  for (let after = ''; ;) {
    const page = await roundCasesPage(db, round, after, pageSize)
    for (const one of page) {
      if (one.part !== 'accepted') continue
      const sum = sums[placeOfListed(one)]
      sum.units += 1
      sum.fen += one.amountFen
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return sums
    after = last.id
    await setImmediate()
  }
}

function placeOfListed({ stage, objected }: RoundCase) {
  if (stage === 'withdrawn') return 'withdrawn'
  if (stage !== 'open' && stage !== 'lapsed') return 'allocated'
  return objected ? 'held' : 'due'
}
