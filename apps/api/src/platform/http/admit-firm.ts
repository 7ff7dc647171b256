import type { Access } from '@wengang/contracts'
import { businessOf, type FirmAct, mayDoWithoutCertificate, portalAt } from '@wengang/policy'
import { refuse } from '../app-error.ts'
import type { FirmSession, UnitScope } from './firm-session.ts'

type FirmAccess = Exclude<Access, { kind: 'public' } | { kind: 'staff' }>

/**
 * Whether a proven phone may call a route. A unit signed in without certificate does what the edition opens
 * to it and its person was given, and nothing else (S1-19, S2-14).
 */
export function admitFirm(
  session: FirmSession | null,
  access: FirmAccess,
  now: number,
): FirmSession {
  switch (access.kind) {
    case 'signedIn':
      return session ?? refuse('SIGN_IN_NEEDED', {})
    case 'person':
      return session?.scope.kind === 'person' ? session : refuse('PERSON_SIGN_IN_NEEDED', {})
    case 'firm': {
      if (session === null || session.scope.kind === 'person') return refuse('SIGN_IN_NEEDED', {})
      if (session.scope.kind === 'unit') admitAct(session.scope, access.act, now)
      return session
    }
    case 'unit': {
      if (session?.scope.kind !== 'unit') return refuse('UNIT_SIGN_IN_NEEDED', {})
      if (access.who !== 'new') admitMember(session.scope)
      if (access.who === 'administrator' && session.scope.role !== 'administrator') {
        return refuse('ADMINISTRATOR_ONLY', {})
      }
      return session
    }
  }
}

function admitMember(scope: UnitScope): void {
  if (scope.memberId === null) refuse('ADMINISTRATOR_NEEDED', {})
}

function admitAct(scope: UnitScope, act: FirmAct, now: number): void {
  admitMember(scope)
  const portal = portalAt(now)
  if (mayDoWithoutCertificate(portal, scope.businesses, act)) return
  refuse('BUSINESS_NOT_COVERED', {
    business: businessOf(portal, act)?.name ?? '这项业务',
    address: portal.addresses.login,
    certificate: !mayDoWithoutCertificate(portal, null, act),
  })
}
