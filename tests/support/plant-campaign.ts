import { masterKey, sealField } from '@wengang/api/platform/crypto/fields'
import type { Schema } from '@wengang/api/platform/database/schema'
import { newId } from '@wengang/api/platform/ids'
import type { House } from './house.ts'
import { type PlantedCase, withWriter } from './plant.ts'

/** A campaign that stands in the database as if a second person had released it. */
export async function plantCampaign(
  house: House,
  cases: readonly PlantedCase[],
  wish: Partial<Schema['campaign']> = {},
): Promise<string> {
  const at = house.clock.now()
  const id = newId(at)
  const phones = [...Map.groupBy(cases, ({ mobileIndex }) => mobileIndex).values()].map((own) => ({
    recipientId: newId(at),
    own,
  }))
  const recipients = phones.map(({ recipientId, own: [first, ...others] }) =>
    recipientRow(house, id, recipientId, first!, others.length + 1),
  )
  const offers = phones.flatMap(({ recipientId, own }) =>
    own.map(({ caseId }) => ({
      recipient_id: recipientId,
      case_id: caseId,
      offer_version: 1,
      campaign_id: id,
    })),
  )
  await withWriter(house, async (db) => {
    const templates = await db
      .selectFrom('sms_template')
      .select(['id', 'kind'])
      .orderBy('id')
      .execute()
    const template = (kind: 'offer' | 'reminder') =>
      templates.find((one) => one.kind === kind)?.id ?? ''
    await db
      .insertInto('campaign')
      .values({
        ...campaignRow(id, at),
        template_id: template('offer'),
        reminder_template_id: template('reminder'),
        ...wish,
      })
      .execute()
    for (let from = 0; from < recipients.length; from += 400) {
      await db
        .insertInto('campaign_recipient')
        .values(recipients.slice(from, from + 400))
        .execute()
    }
    for (let from = 0; from < offers.length; from += 400) {
      await db
        .insertInto('campaign_case')
        .values(offers.slice(from, from + 400))
        .execute()
    }
  })
  return id
}

function campaignRow(id: string, at: number): Schema['campaign'] {
  return {
    id,
    edition_id: 'henan-refund-2023',
    region_code: '41',
    title: '2023年度稳岗返还第一批通知',
    template_id: '',
    reminder_template_id: null,
    audience: JSON.stringify({
      editionId: 'henan-refund-2023',
      reach: 'unanswered',
      differing: 'contact',
    }),
    state: 'released',
    starts_at: null,
    window: JSON.stringify({ from: '09:00', to: '18:00', workdaysOnly: true }),
    per_minute: 600,
    reminders: 1,
    totals: null,
    frozen_at: at,
    tested_at: null,
    halt_reason: null,
    prepared_by: 'system',
    created_at: at,
    released_at: at,
    released_by: 'system',
    finished_at: null,
  } as Schema['campaign']
}

function recipientRow(
  { services }: House,
  campaignId: string,
  id: string,
  { mobile, mobileIndex }: PlantedCase,
  firms: number,
): Schema['campaign_recipient'] {
  const hasPhone = mobile !== ''
  return {
    id,
    campaign_id: campaignId,
    mobile_index: hasPhone ? mobileIndex : null,
    mobile_sealed: hasPhone ? sealField(masterKey(services.keys), 'campaign.mobile', mobile) : null,
    firms,
    changed: 0,
    state: hasPhone ? 'ready' : 'excluded',
    exclusion: hasPhone ? null : 'noPhone',
    differs: 0,
    wave: 0,
    message_id: null,
    due_at: null,
    queued_at: null,
    note: null,
  }
}
