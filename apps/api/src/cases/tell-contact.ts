import { getEdition, tellsFirms } from '@wengang/policy'
import { sealedPlace } from '../accounts/sealed-places.ts'
import type { MessageContent } from '../messages/message-content.ts'
import { type PreparedMessage, prepareMessage, queueMessage } from '../messages/message.service.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Services } from '../platform/services.ts'
import { contactMobile } from './case-view.ts'
import type { CaseRow } from './case.queries.ts'

/**
 * Makes a message to the contact of a case ready, before the command that tells it; null without a phone, and
 * where the edition lets nobody be told of this.
 */
export function prepareForContact(
  services: Pick<Services, 'keys' | 'config' | 'clock'>,
  row: CaseRow,
  content: MessageContent,
): PreparedMessage | null {
  if (!tellsFirms(getEdition(row.edition_id), content.kind)) return null
  const mobile = contactMobile(row, services.keys)
  return mobile === null ? null : prepareMessage(services, mobile, content)
}

/** The same to the certified mobile of the unit's online service; null when there is none or it is the contact's. */
export async function prepareForUnit(
  services: Pick<Services, 'keys' | 'config' | 'clock' | 'store'>,
  row: CaseRow,
  content: MessageContent,
): Promise<PreparedMessage | null> {
  if (!tellsFirms(getEdition(row.edition_id), content.kind)) return null
  const { keys, store } = services
  const service = await store.read
    .selectFrom('unit_account')
    .select(['mobile_sealed', 'mobile_index'])
    .where('unit_id', '=', row.unit_id)
    .executeTakeFirst()
  if (service === undefined || service.mobile_index === row.contact_index) return null
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  const mobile = openField(key, sealedPlace.accountMobile(row.unit_id), service.mobile_sealed)
  return prepareMessage(services, mobile, content)
}

/** Queues it beside the change, unless the contact has become another phone meanwhile. */
export async function tellContact(
  trx: Trx,
  message: PreparedMessage | null,
  row: CaseRow,
  occasion: { dedupeKey: string; offerVersion: number },
): Promise<void> {
  if (message === null || message.mobileIndex !== row.contact_index) return
  await queueMessage(trx, message, {
    dedupeKey: occasion.dedupeKey,
    cases: [{ caseId: row.id, offerVersion: occasion.offerVersion }],
  })
}
