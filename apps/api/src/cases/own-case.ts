import { type CaseRow, findCase } from './case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
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
