import { type CaseRow } from '../cases/case.queries.ts'
import { ownCase } from '../cases/own-case.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'
import { findSheet } from './sheet.queries.ts'

/** A sheet of a case that was sent to this phone; any other is unknown, over the same path. */
export async function ownSheet(
  services: Services,
  session: FirmSession | null,
  sheetId: string,
): Promise<{ sheet: Schema['sheet']; row: CaseRow }> {
  if (session === null) return refuse('SIGN_IN_NEEDED', {})
  const sheet = (await findSheet(services.store.read, sheetId)) ?? notFound()
  const { row } = await ownCase(services, session, sheet.case_id)
  return { sheet, row }
}
