import { explainNoOffer } from '@wengang/contracts/endpoints/explain-no-offer'
import { getEdition, portalAt } from '@wengang/policy'
import { hasAccount } from '../cases/account.service.ts'
import { extrasOf } from '../cases/case-extras.queries.ts'
import { findOwnCases, reachOf } from '../cases/own-case.ts'
import { offerSummary } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import { causeOfCase, causeOfIneligible, generalList, type WhyCause } from './why-causes.ts'
import { findIneligible } from './why.queries.ts'

/** GET /api/why */
export function mountExplainNoOffer(app: HttpApp): void {
  mount(app, explainNoOffer, async ({ services, session, now }) => {
    const portal = portalAt(now)
    if (session === null) return { signedIn: false, causes: generalList(portal) }
    const own = await causesOf(services, session)
    // Of a phone without cases nothing was answered, and no account is known.
    const causes =
      own.length > 0 ? own : generalList(portal, ['answered', 'ineligible', 'blankAccount'])
    return { signedIn: true, causes }
  })
}

/** What the system knows of the units of this phone: one cause each, open offers first. */
async function causesOf({ clock, store }: Services, session: FirmSession): Promise<WhyCause[]> {
  const rows = await findOwnCases(store.read, session)
  const extras = await extrasOf(store.read, rows)
  const cases = rows.map((row) => {
    const beside = extras.get(row.id) ?? { draft: undefined, lastSheetId: undefined }
    const offer = offerSummary(row, beside, clock.now())
    return causeOfCase(offer, hasAccount(row), getEdition(row.edition_id))
  })
  const ineligible = await findIneligible(store.read, reachOf(session))
  return [
    ...cases.filter(({ key }) => key === 'open'),
    ...cases.filter(({ key }) => key !== 'open'),
    ...ineligible.map(causeOfIneligible),
  ]
}
