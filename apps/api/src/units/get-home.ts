import { getHome } from '@wengang/contracts/endpoints/get-home'
import { mayDoWithoutCertificate, portalAt } from '@wengang/policy'
import { firmCases } from '../cases/firm-cases.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { businessViews } from './businesses.ts'
import { findMemberships } from './membership.queries.ts'
import { ownMember } from './own-unit.ts'

/** GET /api/home */
export function mountGetHome(app: HttpApp): void {
  mount(app, getHome, async ({ services, session, now }) => {
    const { unit, scope, session: own, member } = await ownMember(services, session)
    const portal = portalAt(now)
    const follows = mayDoWithoutCertificate(portal, scope.businesses, 'followCase')
    const memberships = await findMemberships(services.store.read, own.mobileIndex)
    return {
      unit: { id: unit.id, name: unit.name, uscc: unit.uscc },
      member,
      ...(follows ? await firmCases(services, own) : { todo: [], cases: [] }),
      businesses: businessViews(portal, scope.businesses),
      otherUnits: memberships
        .filter(({ unitId }) => unitId !== unit.id)
        .map(({ unitId, unitName }) => ({ id: unitId, name: unitName })),
    }
  })
}
