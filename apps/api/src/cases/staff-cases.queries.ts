import { normaliseUscc } from '@wengang/identifiers'
import { type CaseState, editionIds, parseCaseNo } from '@wengang/policy'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import { type Scope, withinRegion, withinScope } from '../platform/region-scope.ts'
import { namePart, unitsNamed } from '../units/named-units.ts'
import { behindPlace, type CaseOrder, orderTerms, placeOf } from './case-order.ts'
import { type CaseRow, selectCases } from './case.queries.ts'

export interface CaseFilter extends CaseOrder {
  scope: Scope
  /** Within the prefix; elsewhere it finds nothing. */
  regionCode?: string | undefined
  state?: CaseState | undefined
  batchId?: string | undefined
  search?: string | undefined
  after?: string | undefined
  limit: number
}

/** More cases than these are not put in order by what no index knows: that takes seconds (decision 031). */
const mostToSort = 100_000

/** Cases of a region in their order; one more than `limit` is read to see whether there are further ones. */
export async function listCasesOf(
  db: Db,
  filter: CaseFilter,
): Promise<{ rows: CaseRow[]; next: string | null }> {
  const { limit } = filter
  // The keys first: whole rows of all that might be shown make sorting dear.
  const keys = await (
    await narrowed(db, filter)
  )
    .orderBy(sql.join(orderTerms(filter)))
    .limit(limit + 1)
    .execute()
  const ids = keys.slice(0, limit).map(({ id }) => id)
  const rows = await selectCases(db)
    .where('unit_case.id', 'in', ['', ...ids])
    .orderBy(sql.join(orderTerms(filter)))
    .execute()
  const last = rows.at(-1)
  const further = keys.length > limit && last !== undefined
  return { rows, next: further ? placeOf(filter, last) : null }
}

/** Whether the cases that a filter leaves are too many for the order that is wished for. */
export async function isTooManyToSort(
  db: Db,
  filter: CaseFilter,
  most = mostToSort,
): Promise<boolean> {
  if (filter.sort === undefined || filter.sort === 'caseNo') return false
  const { state, search = '', regionCode, batchId } = filter
  const isSlim = state === undefined && search === ''
  // Without them the table of the cases alone can tell, which is much quicker than its offers.
  const all = isSlim
    ? db
        .selectFrom('unit_case')
        .select('unit_case.id')
        .where(withinScope('unit_case', filter.scope))
        .$if(regionCode !== undefined, (query) =>
          query.where(withinRegion('unit_case.region_code', regionCode ?? '')),
        )
        .$if(batchId !== undefined, (query) =>
          query.where('unit_case.batch_id', '=', batchId ?? ''),
        )
    : await narrowed(db, { ...filter, after: undefined })
  const counted = all.limit(most + 1)
  const { n } = await db
    .selectFrom(counted.as('counted'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n) > most
}

/** The keys of the cases that a filter leaves. */
async function narrowed(db: Db, filter: CaseFilter) {
  const { state, batchId, search = '', regionCode, after } = filter
  const found = search === '' ? undefined : await matches(db, search)
  return selectCases(db)
    .clearSelect()
    .select('unit_case.id')
    .where(withinScope('unit_case', filter.scope))
    .$if(regionCode !== undefined, (query) =>
      query.where(withinRegion('unit_case.region_code', regionCode ?? '')),
    )
    .$if(state !== undefined, (query) => query.where(inState(state ?? 'offered')))
    .$if(batchId !== undefined, (query) => query.where('unit_case.batch_id', '=', batchId ?? ''))
    .$if(found !== undefined, (query) => query.where(found ?? sql<boolean>`1 = 1`))
    .$if(after !== undefined, (query) => query.where(behindPlace(filter, after ?? '')))
}

const isOpen = sql<boolean>`unit_case.stage = 'open'`
const counts = sql<boolean>`unit_case.decision is not null and unit_case.decision_version = offer.version`
const cut = sql<boolean>`coalesce(round.state in ('publicity', 'closed'), false)`

/** `caseState` of the policy as a condition; a test holds the two together over every state. */
function inState(state: CaseState): RawBuilder<boolean> {
  switch (state) {
    case 'offered':
      return sql`${isOpen} and not (${counts})`
    case 'declined':
      return sql`${isOpen} and ${counts} and unit_case.decision = 'DECLINE'`
    case 'accepted':
      return sql`${isOpen} and ${counts} and unit_case.decision = 'ACCEPT' and not ${cut}`
    case 'publicity':
      return sql`${isOpen} and ${counts} and unit_case.decision = 'ACCEPT' and ${cut}
        and unit_case.objection_open = 0`
    case 'objected':
      return sql`${isOpen} and ${counts} and unit_case.decision = 'ACCEPT' and ${cut}
        and unit_case.objection_open = 1`
    default:
      return sql`unit_case.stage = ${state}`
  }
}

/** A code or a case number finds its case exactly, anything else a part of a name. */
async function matches(db: Db, search: string): Promise<RawBuilder<boolean>> {
  const caseNo = parseCaseNo(search)
  if (caseNo.ok) return sql`unit_case.case_no = ${caseNo.caseNo}`
  const uscc = normaliseUscc(search)
  if (/^[0-9A-Z]{18}$/.test(uscc)) return sql`unit.uscc = ${uscc}`
  const units = await unitsNamed(db, search)
  if (units === null) return namePart(search)
  // Both columns of the one index that knows a case by its unit; never empty, so that they can stand in a condition.
  return sql`unit_case.edition_id in (${sql.join(editionIds)})
    and unit_case.unit_id in (${sql.join(['', ...units])})`
}
