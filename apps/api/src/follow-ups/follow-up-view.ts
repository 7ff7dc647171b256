import type { FollowUpView } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { FollowUpRow } from './follow-up.queries.ts'

/** A firm on the list as staff see it; its phone is masked. */
export function followUpView(keys: Keys, row: FollowUpRow): FollowUpView {
  return {
    id: row.id,
    caseNo: row.case_no,
    unitName: row.unit_name,
    regionCode: row.region_code,
    mobile: maskedMobile(keys, row),
    reason: row.reason,
    campaignTitle: row.campaign_title,
    state: row.state,
    addedAt: row.added_at,
    nextOn: row.next_on,
    notes: row.notes,
    notedAt: row.noted_at,
    doneAt: row.done_at,
    answered: row.decision !== null && row.decision_version === row.version,
  }
}

function maskedMobile(keys: Keys, row: FollowUpRow): string | null {
  if (row.contact_sealed === null) return null
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return maskMobile(openField(key, `case.contact:${row.case_id}`, row.contact_sealed))
}
