import { runCampaigns } from '@wengang/api/sending/run-campaigns'
import type {
  CampaignAudience,
  CampaignPlan,
  CampaignView,
  Client,
  SmsTemplate,
} from '@wengang/contracts'
import { campaignDefaults } from '@wengang/contracts'
import type { House } from './house.ts'
import { plantStaff } from './plant-staff.ts'
import { key, must } from './staff-acts.ts'

/** The words that a house ships with, for whatever links it allows. */
export async function shippedTemplate(
  client: Client,
  kind: SmsTemplate['kind'] = 'offer',
): Promise<SmsTemplate> {
  const { templates, transport } = must(await client('listTemplates', { query: { kind } }))
  const found = templates.find(
    (one) => one.createdBy === '系统' && one.linkMode === transport.linkModes[0],
  )
  if (found === undefined) throw new Error('the house ships with words')
  return found
}

/** A plan for firms that were not told yet; a test names what it wants otherwise. */
export function planFor(
  templateId: string,
  audience: Partial<CampaignAudience> = {},
  rest: Partial<CampaignPlan> = {},
): CampaignPlan {
  return {
    title: '确认通知',
    audience: {
      editionId: 'henan-refund-2023',
      reach: 'notTold',
      differing: 'contact',
      ...audience,
    },
    templateId,
    reminders: false,
    reminderTemplateId: null,
    startsAt: null,
    window: campaignDefaults.window,
    perMinute: campaignDefaults.perMinute,
    ...rest,
  }
}

/** The phone that test messages of these tests go to. */
export const testMobile = '19900090001'

/**
 * Tells the phones of a list that were not told yet, as the office does it: one person prepares, another
 * releases, and the sending runs until nobody waits. The clock goes on by some seconds. Answers the campaign.
 */
export async function sendLinks(house: House, batchId: string): Promise<CampaignView> {
  const preparer = house.client({ token: (await plantStaff(house, ['messageDesk'])).token })
  const releaser = house.client({ token: (await plantStaff(house, ['reviewer'])).token })
  const prepared = must(
    await preparer('sendLinks', { params: { batchId }, body: { testMobile }, ...key() }),
  )
  const { id: campaignId } = prepared.campaign
  must(await releaser('releaseCampaign', { params: { campaignId }, body: {}, ...key() }))
  await runCampaign(house, campaignId)
  return must(await preparer('getCampaign', { params: { campaignId } })).campaign
}

const mostSteps = 200

/** Runs the sending of a released campaign, a second at a time, until all its first messages are queued. */
export async function runCampaign(house: House, campaignId: string): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    house.clock.advance(1_000)
    await runCampaigns(house.services)
    const waiting = await house.services.store.read
      .selectFrom('campaign_recipient')
      .select('id')
      .where('campaign_id', '=', campaignId)
      .where('wave', '=', 0)
      .where('state', '=', 'ready')
      .limit(1)
      .executeTakeFirst()
    if (waiting === undefined) return
  }
  throw new Error('the campaign does not come to its end')
}
