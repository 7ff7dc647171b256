import { daysBetween, getEdition, shanghaiDay } from '@wengang/policy'
import type { MessageContent } from '../messages/message-content.ts'
import { masterKey, openField } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Schema } from '../platform/database/schema.ts'

/** What a message of a campaign says: to `firms` firms of one phone, at an instant (epoch ms). */
export function campaignContent(
  campaign: Schema['campaign'],
  recipient: Schema['campaign_recipient'],
  firms: number,
  at: number,
): MessageContent {
  const { edition_id: editionId } = campaign
  if (recipient.changed === 1) return { kind: 'offerChanged', params: { editionId, offers: firms } }
  const { answerDeadline } = getEdition(editionId)
  const over = daysBetween(shanghaiDay(at), answerDeadline) < 0
  return {
    kind: 'offerLink',
    params: { editionId, offers: firms, deadline: over ? null : answerDeadline },
  }
}

/** The phone of a recipient, in the clear. */
export function recipientMobile(
  keys: Keys,
  { mobile_sealed: sealed }: Schema['campaign_recipient'],
): string {
  if (sealed === null) throw new Error('A recipient without a phone is excluded.')
  return openField(masterKey(keys), 'campaign.mobile', sealed)
}
