import { findUnits } from '@wengang/contracts/endpoints/staff/find-units'
import { getEdition } from '@wengang/policy'
import { stateWordsOf } from '../cases/case-view.ts'
import type { CaseRow } from '../cases/case.queries.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { isInScope, type Scope, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { findByName, type NamedUnit } from './find-by-name.ts'
import { casesOfUnits, findByCaseNo, findByCode, findByMobile } from './find-units.queries.ts'
import { type TypedSearch, typedSearches } from './typed-search.ts'

const most = 20

/** GET /api/staff/units */
export function mountFindUnits(app: HttpApp): void {
  mount(app, findUnits, async ({ services, staff, query, now }) => {
    const scope = signedIn(staff)
    const { kind, units, more } = await find(services, query.q, scope)
    const rows = await casesOfUnits(
      services.store.read,
      units.map(({ id }) => id),
    )
    return { kind, units: units.map((unit) => foundView(unit, rows, scope, now)), more }
  })
}

interface Found {
  kind: TypedSearch['kind'] | 'tooShort'
  units: NamedUnit[]
  more: boolean
}

/** What was typed is tried in its likely meanings; the first that finds something is the one meant. */
async function find(services: Services, typed: string, scope: Scope): Promise<Found> {
  let kind: Found['kind'] = 'tooShort'
  for (const search of typedSearches(typed)) {
    const found = await findAs(services, search, scope)
    if (found === null) continue
    if (found.units.length > 0) return { kind: search.kind, ...found }
    if (kind === 'tooShort') kind = search.kind
  }
  return { kind, units: [], more: false }
}

async function findAs(
  { store: { read }, keys }: Services,
  search: TypedSearch,
  scope: Scope,
): Promise<Omit<Found, 'kind'> | null> {
  const wish = { regionPrefix: scope.regionCode, limit: most }
  switch (search.kind) {
    case 'caseNo':
      return { units: await findByCaseNo(read, search.caseNo, scope), more: false }
    case 'uscc':
      return findByCode(read, search.beginning, wish)
    case 'mobile':
      return findByMobile(read, blindIndex(keys, 'mobile', search.mobile), wish)
    case 'name':
      return findByName(read, search.words, wish)
  }
}

function foundView(unit: NamedUnit, rows: readonly CaseRow[], scope: Scope, now: number) {
  const cases = rows
    .filter((row) => row.unit_id === unit.id && isInScope(row, scope))
    .map((row) => {
      const edition = getEdition(row.edition_id)
      return {
        caseNo: row.case_no,
        title: edition.title,
        status: stateWordsOf(row, edition, now),
      }
    })
  return { uscc: unit.uscc, unitName: unit.name, regionCode: unit.region_code, cases }
}
