import { type CaseReach, type OwnReach, reaches } from './case-reach.ts'
import { type CaseRow, findCase, findCaseKey, findCasesWithin } from './case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { type DataKey, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'

/** What a session opens: the offers sent to its phone, or the cases of its unit. A person alone opens none. */
export function reachOf({ scope, mobileIndex }: FirmSession): OwnReach {
  switch (scope.kind) {
    case 'contact':
      return { by: 'contact', mobileIndex }
    case 'unit':
      return { by: 'unit', unitId: scope.unitId }
    case 'person':
      return refuse('SIGN_IN_NEEDED', {})
  }
}

/** Every case that a session opens: those of the newest list first, each list by name. */
export function findOwnCases(db: Db, session: FirmSession): Promise<CaseRow[]> {
  return findCasesWithin(db, reachOf(session))
}

interface Own {
  session: FirmSession
  reach: CaseReach
}

/** The case of an offer within reach; any other is unknown, over the same path. */
export async function ownCase(
  { store }: Services,
  session: FirmSession | null,
  caseId: string,
): Promise<Own & { row: CaseRow }> {
  if (session === null) return refuse('SIGN_IN_NEEDED', {})
  const reach = reachOf(session)
  const row = await findCase(store.read, caseId)
  if (row === undefined || !reaches(reach, row)) return notFound()
  return { row, session, reach }
}

/** The key of an own offer's unit, for an act that looks at the case itself when it is written. */
export async function ownUnitKey(
  { store, keys }: Services,
  session: FirmSession | null,
  caseId: string,
): Promise<Own & { unitKey: DataKey }> {
  if (session === null) return refuse('SIGN_IN_NEEDED', {})
  const reach = reachOf(session)
  const row = await findCaseKey(store.read, caseId)
  if (row === undefined || !reaches(reach, row)) return notFound()
  return { unitKey: unwrapDataKey(keys, row.unit_id, row.key_wrapped), session, reach }
}
