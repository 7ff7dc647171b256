import { newId } from '@wengang/api/platform/ids'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { House } from '../support/house.ts'
import { plantCampaign } from '../support/plant-campaign.ts'
import { type PlantedCase, withWriter } from '../support/plant.ts'

const rowsAtOnce = 400
const hourMs = 3_600_000

/** A campaign that went out some hours ago, with whatever became of each firm. Answers its id. */
export async function plantSentCampaign(
  house: House,
  cases: readonly PlantedCase[],
): Promise<string> {
  const at = house.clock.now()
  const campaignId = await plantCampaign(house, cases, { state: 'running' })
  await withWriter(house, async (db) => {
    const recipients = await db
      .selectFrom('campaign_recipient')
      .innerJoin('campaign_case', 'campaign_case.recipient_id', 'campaign_recipient.id')
      .innerJoin('unit_case', 'unit_case.id', 'campaign_case.case_id')
      .select(['campaign_recipient.id', 'campaign_recipient.mobile_index'])
      .select(['campaign_recipient.mobile_sealed', 'unit_case.id as case_id'])
      .select('unit_case.region_code')
      .where('campaign_recipient.campaign_id', '=', campaignId)
      .execute()
    const messages = new Map<string, string>()
    const rows = recipients.map((recipient, index) => {
      const sentAt = at - 6 * hourMs + Math.floor((index / recipients.length) * 5 * hourMs)
      const state = index % 20 === 7 ? 'undelivered' : index % 40 === 3 ? 'unknown' : 'delivered'
      const first = !messages.has(recipient.id)
      const messageId = messages.get(recipient.id) ?? newId(sentAt)
      messages.set(recipient.id, messageId)
      return { recipient, messageId, first, sentAt, state, index } as const
    })
    await db.insertInto('campaign_run').values(runRow(campaignId, at)).execute()
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce)
      const firsts = some.filter(({ first }) => first)
      await db.insertInto('message').values(firsts.map(messageRow)).execute()
      await db
        .insertInto('campaign_message')
        .values(firsts.map((row) => accountRow(campaignId, row)))
        .execute()
      await db
        .insertInto('campaign_firm')
        .values(some.map((row) => firmRow(campaignId, row)))
        .execute()
      for (const { recipient, messageId, sentAt } of some) {
        await db
          .updateTable('campaign_recipient')
          .set({ state: 'queued', message_id: messageId, queued_at: sentAt })
          .where('id', '=', recipient.id)
          .execute()
      }
    }
  })
  return campaignId
}

interface Sent {
  recipient: {
    id: string
    case_id: string
    region_code: string
    mobile_index: string | null
    mobile_sealed: string | null
  }
  messageId: string
  sentAt: number
  state: 'undelivered' | 'unknown' | 'delivered'
  index: number
}

function runRow(campaignId: string, at: number): Schema['campaign_run'] {
  return {
    campaign_id: campaignId,
    listed_to: '',
    listed_at: at,
    paced_at: at,
    counted_from: 0,
    look_message: '',
    look_case: '',
    looked_at: at,
  }
}

function messageRow({ recipient, messageId, sentAt, state }: Sent): Schema['message'] {
  return {
    id: messageId,
    kind: 'offerLink',
    mobile_sealed: recipient.mobile_sealed ?? '',
    mobile_index: recipient.mobile_index ?? '',
    params: '{"editionId":"henan-refund-2023","offers":1,"deadline":"2023-12-31"}',
    code_hash: messageId,
    key_id: 'planted',
    state,
    link_state: 'active',
    parts: 2,
    dedupe_key: messageId,
    batch_id: null,
    created_at: sentAt,
    sent_at: sentAt,
    opened_at: null,
    lookups: 0,
    attempt_id: messageId,
    attempt_at: sentAt,
    provider: 'smpp',
    settled_at: sentAt,
    fault: state === 'undelivered' ? 'UNDELIV 027' : null,
    receipts: null,
    asked_at: null,
  }
}

function accountRow(
  campaignId: string,
  { recipient, messageId, sentAt, state }: Sent,
): Schema['campaign_message'] {
  return {
    message_id: messageId,
    campaign_id: campaignId,
    recipient_id: recipient.id,
    wave: 0,
    attempt: 0,
    state,
    queued_at: sentAt,
    ended_at: state === 'unknown' ? null : sentAt,
    fault: state === 'undelivered' ? 'UNDELIV 027' : null,
  }
}

function firmRow(
  campaignId: string,
  { recipient, sentAt, state, index }: Sent,
): Schema['campaign_firm'] {
  const came = state === 'delivered'
  const opened = came && index % 3 !== 0
  const answered = opened && index % 2 === 0
  return {
    campaign_id: campaignId,
    case_id: recipient.case_id,
    recipient_id: recipient.id,
    region_code: recipient.region_code,
    reach: state,
    sent_at: sentAt,
    delivered_at: came ? sentAt + 5_000 : null,
    opened_at: opened ? sentAt + 900_000 : null,
    read_at: answered ? sentAt + 1_000_000 : null,
    answer: answered ? (index % 50 === 0 ? 'DECLINE' : 'ACCEPT') : null,
    answered_at: answered ? sentAt + 1_200_000 : null,
  }
}
