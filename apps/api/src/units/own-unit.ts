import type { MemberRole } from '@wengang/contracts'
import { maskPersonName } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'
import type { FirmSession, UnitScope } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'
import {
  findAdministrator,
  findMember,
  nameOfMember,
  type OpenUnit,
  unitOfSession,
} from './unit.queries.ts'

/** The session of a unit route, whose access was checked before the handler ran. */
export function unitScopeOf(session: FirmSession | null): {
  session: FirmSession
  scope: UnitScope
} {
  if (session?.scope.kind !== 'unit') return refuse('UNIT_SIGN_IN_NEEDED', {})
  return { session, scope: session.scope }
}

/** A unit with the session that it was loaded for. */
export interface OwnUnit {
  session: FirmSession
  scope: UnitScope
  unit: OpenUnit
}

/** Loads the unit of a session. */
export async function ownUnit(
  { store, keys }: Services,
  session: FirmSession | null,
): Promise<OwnUnit> {
  const own = unitScopeOf(session)
  return { ...own, unit: await unitOfSession(store.read, keys, own.scope.unitId) }
}

/** The same with who is signed in: the administrator or an operator. */
export async function ownMember(
  services: Services,
  session: FirmSession | null,
): Promise<OwnUnit & { member: { name: string; role: MemberRole } }> {
  const own = await ownUnit(services, session)
  const { memberId, role } = own.scope
  if (memberId === null || role === null) return refuse('ADMINISTRATOR_NEEDED', {})
  const row = await findMember(services.store.read, memberId)
  return { ...own, member: { name: nameOfMember(own.unit.key, row), role } }
}

/** Refuses with ADMINISTRATOR_EXISTS, telling who was first, masked; passes where nobody was. */
export async function refuseSecondAdministrator(
  { store }: Services,
  unit: OpenUnit,
): Promise<void> {
  const first = await findAdministrator(store.read, unit.id)
  if (first === undefined) return
  refuse('ADMINISTRATOR_EXISTS', {
    who: maskPersonName(nameOfMember(unit.key, first)),
    at: first.activated_at ?? first.created_at,
  })
}
