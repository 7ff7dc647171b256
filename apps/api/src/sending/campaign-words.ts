import { contentFor } from '../campaigns/content.ts'
import { goesToUnit } from '../campaigns/cost.ts'
import { audienceOf } from '../campaigns/campaign.queries.ts'
import {
  reminderTemplateOf,
  templateById,
  type TemplateRow,
} from '../campaigns/template.queries.ts'
import type { MessageContent } from '../messages/message-content.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

/** The words of a campaign: of its first message, and of its reminders. */
export interface CampaignWords {
  first: TemplateRow
  reminder: TemplateRow
}

/** The templates that a campaign was released with; where it names none for reminders, the house's own. */
export async function wordsOf(db: Db, campaign: Schema['campaign']): Promise<CampaignWords> {
  const first = await templateById(db, campaign.template_id)
  return { first, reminder: await reminderTemplateOf(db, campaign, first) }
}

/** What a message of a campaign says: to `firms` firms of one phone, at an instant (epoch ms). */
export function campaignContent(
  campaign: Schema['campaign'],
  words: CampaignWords,
  recipient: Schema['campaign_recipient'],
  firms: number,
  at: number,
): MessageContent {
  return contentFor(
    campaign,
    recipient.wave === 0 ? words.first : words.reminder,
    {
      firms,
      changed: recipient.changed === 1,
      toUnit: goesToUnit(audienceOf(campaign), recipient),
    },
    at,
  )
}
