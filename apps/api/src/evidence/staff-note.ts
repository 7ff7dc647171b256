import type { Json } from '../platform/canonical-json.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../platform/entries.ts'

/** What a person of the staff did that changes no case, round or list. */
export interface StaffNote {
  staffId: string
  kind: 'auditVerified' | 'auditExported' | 'backedUp' | 'transportSwitched'
  facts: { readonly [key: string]: Json }
  at: number
}

/** Appends a note in the caller's transaction. */
export async function noteStaffAct(trx: Trx, note: StaffNote): Promise<void> {
  const { at, facts, kind, staffId } = note
  await appendToStream(trx, staffStream(staffId), { kind, at, by: `staff:${staffId}`, facts })
}

/** The same as a write of its own. */
export const noteStaffActCommand = defineCommand('noteStaffAct', noteStaffAct)
