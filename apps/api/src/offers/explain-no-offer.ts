import { explainNoOffer } from '@wengang/contracts/endpoints/explain-no-offer'
import { type Edition, editionIds, getEdition } from '@wengang/policy'
import { hasAccount } from '../cases/account.service.ts'
import { extrasOf } from '../cases/case-extras.queries.ts'
import { findCasesOfMobile } from '../cases/case.queries.ts'
import { offerSummary } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import { causeOfCase, causeOfIneligible, generalList, type WhyCause } from './why-causes.ts'
import { ineligibleOfMobile } from './why.queries.ts'

/** GET /api/why */
export function mountExplainNoOffer(app: HttpApp): void {
  mount(app, explainNoOffer, async ({ services, session }) => {
    const edition = newestEdition()
    if (session === null) return { signedIn: false, causes: generalList(edition) }
    const own = await causesOf(services, session.mobileIndex)
    // Of a phone without cases nothing was answered, and no account is known.
    const causes =
      own.length > 0 ? own : generalList(edition, ['answered', 'ineligible', 'blankAccount'])
    return { signedIn: true, causes }
  })
}

function newestEdition(): Edition {
  return editionIds
    .map((id): Edition => getEdition(id))
    .reduce((newest, edition) => (edition.policyYear > newest.policyYear ? edition : newest))
}

/** What the system knows of the units of this phone: one cause each, open offers first. */
async function causesOf({ clock, store }: Services, mobileIndex: string): Promise<WhyCause[]> {
  const rows = await findCasesOfMobile(store.read, mobileIndex)
  const extras = await extrasOf(store.read, rows)
  const cases = rows.map((row) => {
    const beside = extras.get(row.id) ?? { draft: undefined, lastSheetId: undefined }
    const offer = offerSummary(row, beside, clock.now())
    return causeOfCase(offer, hasAccount(row), getEdition(row.edition_id))
  })
  const ineligible = await ineligibleOfMobile(store.read, mobileIndex)
  return [
    ...cases.filter(({ key }) => key === 'open'),
    ...cases.filter(({ key }) => key !== 'open'),
    ...ineligible.map((unit) => causeOfIneligible(unit, getEdition(unit.editionId))),
  ]
}
