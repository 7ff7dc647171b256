import { maskPersonName } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'
import type { FirmSession, UnitScope } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'
import { findAdministrator, nameOfMember, type OpenUnit, unitOfSession } from './unit.queries.ts'

/** The unit that a session belongs to, whose access was checked before the handler ran. */
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
  if (session?.scope.kind !== 'unit') return refuse('UNIT_SIGN_IN_NEEDED', {})
  const { scope } = session
  return { session, scope, unit: await unitOfSession(store.read, keys, scope.unitId) }
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
