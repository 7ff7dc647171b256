import type { Trx } from '../platform/database/dialects.ts'
import { prepareChange } from '../platform/database/prepared.ts'

const drop = prepareChange((db, { caseId }: { caseId: string }) =>
  db.deleteFrom('draft').where('case_id', '=', caseId),
)

/** Takes the draft of a case away; nothing happens where there is none. */
export async function dropDraft(trx: Trx, caseId: string): Promise<void> {
  await drop(trx, { caseId })
}
