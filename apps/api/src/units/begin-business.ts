import { beginBusiness } from '@wengang/contracts/endpoints/begin-business'
import { portalAt } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { businessViews, servedAt } from './businesses.ts'
import { unitScopeOf } from './own-unit.ts'

/** POST /api/home/businesses/:businessId */
export function mountBeginBusiness(app: HttpApp): void {
  mount(app, beginBusiness, async ({ session, params, now }) => {
    const portal = portalAt(now)
    const { businesses } = unitScopeOf(session).scope
    const business = businessViews(portal, businesses).find(({ id }) => id === params.businessId)
    const { address, name, way } = business ?? {
      address: portal.addresses.login,
      name: '这项业务',
      way: 'certificate' as const,
    }
    if (way === 'certificate' || way === 'notGiven') {
      const certificate = way === 'certificate'
      return refuse('BUSINESS_NOT_COVERED', { business: name, address, certificate })
    }
    const path = servedAt[params.businessId]
    return path === null ? refuse('BUSINESS_ELSEWHERE', { business: name, address }) : { path }
  })
}
