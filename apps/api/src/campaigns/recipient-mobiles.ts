import { sealedPlace } from '../accounts/sealed-places.ts'
import { masterKey, openField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Services } from '../platform/services.ts'
import type { Recipient } from './audience.ts'

/** The place that phones of recipients are sealed for. */
const recipientPlace = 'campaign.mobile'

/** The phones of recipients, sealed as their rows hold them: the contact's, or the one that signs the unit in. */
export async function sealedMobiles(
  { store, keys }: Services,
  recipients: readonly Recipient[],
): Promise<Map<Recipient, string>> {
  const withPhone = recipients.filter(({ mobileIndex }) => mobileIndex !== null)
  if (withPhone.length === 0) return new Map()
  const firstCases = withPhone.map(({ cases }) => cases[0]?.caseId ?? '')
  const rows = await store.read
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .leftJoin('unit_account', 'unit_account.unit_id', 'unit.id')
    .select([
      'unit_case.id',
      'unit_case.contact_sealed',
      'unit.id as unit_id',
      'unit.key_wrapped',
      'unit_account.mobile_sealed as certified_sealed',
    ])
    .where('unit_case.id', 'in', firstCases)
    .execute()
  const byCase = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    withPhone.flatMap((recipient) => {
      const row = byCase.get(recipient.cases[0]?.caseId ?? '')
      const sealed = recipient.toUnit ? row?.certified_sealed : row?.contact_sealed
      if (row === undefined || sealed === null || sealed === undefined) return []
      const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
      const place = recipient.toUnit
        ? sealedPlace.accountMobile(row.unit_id)
        : `case.contact:${row.id}`
      return [[recipient, sealRecipientMobile(keys, openField(key, place, sealed))] as const]
    }),
  )
}

/** Seals a phone for the row of a recipient. */
export function sealRecipientMobile(keys: Keys, mobile: string): string {
  return sealField(masterKey(keys), recipientPlace, mobile)
}

/** The phone of a recipient in the clear: for sending and for masking. */
export function recipientMobile(keys: Keys, sealed: string): string {
  return openField(masterKey(keys), recipientPlace, sealed)
}
