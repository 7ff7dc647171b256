import { type CaseRow, findCase, findCaseKey } from './case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { type DataKey, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'

/** The case of an offer that was sent to this phone; any other is unknown, over the same path. */
export async function ownCase(
  { store }: Services,
  session: FirmSession | null,
  caseId: string,
): Promise<{ row: CaseRow; session: FirmSession; mobileIndex: string }> {
  if (session === null) return refuse('SIGN_IN_NEEDED', {})
  const row = await findCase(store.read, caseId)
  if (row === undefined || row.contact_index !== session.mobileIndex) return notFound()
  return { row, session, mobileIndex: session.mobileIndex }
}

/** The key of an own offer's unit, for an act that looks at the case itself when it is written. */
export async function ownUnitKey(
  { store, keys }: Services,
  session: FirmSession | null,
  caseId: string,
): Promise<{ unitKey: DataKey; session: FirmSession }> {
  if (session === null) return refuse('SIGN_IN_NEEDED', {})
  const row = await findCaseKey(store.read, caseId)
  if (row === undefined || row.contact_index !== session.mobileIndex) return notFound()
  return { unitKey: unwrapDataKey(keys, row.unit_id, row.key_wrapped), session }
}
