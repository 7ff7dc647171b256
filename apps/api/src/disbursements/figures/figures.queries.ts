import { setImmediate } from 'node:timers/promises'
import { type EditionId, editionIds } from '@wengang/policy'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/dialects.ts'
import { type Scope, withinRegion, worksFor } from '../../platform/region-scope.ts'
import type { Tallies } from './fold-figures.ts'

const dayMs = 86_400_000
/** Cases that one read looks at, a few ms long: requests go on between the reads. */
const casesAtOnce = 2_000

/**
 * Counts what happened to the cases of a region, in the programmes that somebody works for. It reads every
 * case along the index of regions, since answers and money come months after an offer.
 */
export async function tally(
  db: Db,
  scope: Scope,
  regionCode: string,
  tallies: Tallies,
): Promise<void> {
  for (const editionId of editionIds.filter((id) => worksFor(scope, id))) {
    let after = { region_code: '', id: '' }
    for (;;) {
      const cases = await casesAfter(db, editionId, regionCode, after)
      for (const one of cases) {
        const offered = tallies.at(one.created_at, one.region_code)
        if (offered !== null) offered.offers += 1
        const answered = tallies.at(one.decided_at, one.region_code)
        if (answered !== null) answered.answers += 1
      }
      await tallyPayments(db, cases, tallies)
      const last = cases.at(-1)
      if (last === undefined || cases.length < casesAtOnce) break
      after = last
      await setImmediate()
    }
  }
}

function casesAfter(
  db: Db,
  editionId: EditionId,
  regionCode: string,
  after: { region_code: string; id: string },
) {
  return db
    .selectFrom('unit_case')
    .select(['id', 'region_code', 'stage', 'created_at', 'decided_at'])
    .where('edition_id', '=', editionId)
    .where(withinRegion('region_code', regionCode))
    .where(sql<boolean>`(region_code, id) > (${after.region_code}, ${after.id})`)
    .orderBy('region_code')
    .orderBy('id')
    .limit(casesAtOnce)
    .execute()
}

type Case = Awaited<ReturnType<typeof casesAfter>>[number]

async function tallyPayments(db: Db, cases: readonly Case[], tallies: Tallies): Promise<void> {
  // Nothing was paid before the allocation, and nobody's offer goes back behind it.
  const paidFor = new Map(cases.filter(({ stage }) => stage !== 'open').map((one) => [one.id, one]))
  if (paidFor.size === 0) return
  const payments = await db
    .selectFrom('payment')
    .select(['case_id', 'state', 'result_at', 'amount_fen'])
    .where('case_id', 'in', [...paidFor.keys()])
    .where('state', 'in', ['paid', 'returned'])
    .execute()
  for (const { case_id: caseId, state, result_at: at, amount_fen: fen } of payments) {
    const one = paidFor.get(caseId)
    const own = one === undefined ? null : tallies.at(at, one.region_code)
    if (one === undefined || own === null) continue
    if (state === 'returned') own.returned += 1
    else {
      const waited = Math.floor(((at ?? 0) - (one.decided_at ?? at ?? 0)) / dayMs)
      const known = own.paid.get(waited) ?? { count: 0, totalFen: 0 }
      own.paid.set(waited, { count: known.count + 1, totalFen: known.totalFen + fen })
    }
  }
}
