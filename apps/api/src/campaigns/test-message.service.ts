import { type PreparedMessage, queueMessage } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { once } from '../platform/idempotency.ts'
import { changeCampaign } from './campaign.queries.ts'
import { type CampaignAct, type CampaignDone, holdDraft } from './draft.service.ts'

/** Sends the words of a draft to a person of the staff, by the way that everybody's message will go. */
export const sendTestCommand = defineCommand(
  'sendTest',
  (
    trx: Trx,
    input: CampaignAct & { message: PreparedMessage; templateId: string },
  ): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, message, by, at } = input
      const row = await holdDraft(trx, campaignId)
      // Other words meanwhile: these prove nothing of them.
      if (row.template_id !== input.templateId) return refuse('BUSY', {})
      await queueMessage(trx, message, { dedupeKey: `campaignTest:${message.id}`, cases: [] })
      await changeCampaign(trx, campaignId, { tested_at: at })
      await appendToStream(trx, campaignStream(campaignId), {
        kind: 'testSent',
        at,
        by,
        facts: { messageId: message.id, templateId: input.templateId },
      })
      return { ok: true, value: { campaignId } }
    }),
)
