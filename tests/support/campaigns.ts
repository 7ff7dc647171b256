import type { CampaignAudience, CampaignPlan, Client, SmsTemplate } from '@wengang/contracts'
import { campaignDefaults } from '@wengang/contracts'
import { must } from './staff-acts.ts'

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
