import { explainNoOffer } from '@wengang/contracts/endpoints/explain-no-offer'
import { getEdition, mayDoWithoutCertificate, portalAt, type PortalEdition } from '@wengang/policy'
import { hasAccount } from '../cases/account.service.ts'
import { extrasOf } from '../cases/case-extras.queries.ts'
import { findOwnCases, reachOf } from '../cases/own-case.ts'
import { offerSummary } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import {
  causeOfCase,
  causeOfIneligible,
  causeOfUnit,
  generalList,
  type WhyCause,
} from './why-causes.ts'
import { findIneligible, findUnlisted } from './why.queries.ts'

/** GET /api/why */
export function mountExplainNoOffer(app: HttpApp): void {
  mount(app, explainNoOffer, async ({ services, session, now }) => {
    const portal = portalAt(now)
    if (session === null || session.scope.kind === 'person') {
      return { signedIn: false, causes: generalList(portal) }
    }
    const own = mayFollow(session, portal) ? await causesOf(services, session) : []
    const causes = own.length > 0 ? own : await causesOfNothing(services, session, portal)
    return { signedIn: true, causes }
  })
}

/** A unit's cases are for whoever may follow them, and nobody before its administrator has registered. */
function mayFollow({ scope }: FirmSession, portal: PortalEdition): boolean {
  if (scope.kind !== 'unit') return true
  const { memberId, businesses } = scope
  return memberId !== null && mayDoWithoutCertificate(portal, businesses, 'followCase')
}

// Of a phone without cases nothing was answered, and no account is known.
const neverOfNothing = ['answered', 'ineligible', 'blankAccount'] as const

/** Where no case is known: the one cause of the unit that is signed in, and the rest that remains to be thought of. */
async function causesOfNothing(
  { store }: Services,
  session: FirmSession,
  portal: PortalEdition,
): Promise<WhyCause[]> {
  const { scope } = session
  if (scope.kind !== 'unit' || !mayFollow(session, portal)) {
    return generalList(portal, neverOfNothing)
  }
  const own = causeOfUnit(await findUnlisted(store.read, scope.unitId))
  // A unit sees its cases whatever their contact mobile is, and what it is itself is known.
  const known = ['notAssessed', 'notOnList', 'individualBusiness', 'numberOutOfDate'] as const
  return [own, ...generalList(portal, [...neverOfNothing, ...known])]
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
