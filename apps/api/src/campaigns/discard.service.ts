import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { once } from '../platform/idempotency.ts'
import { changeCampaign } from './campaign.queries.ts'
import { type CampaignAct, type CampaignDone, holdDraft } from './draft.service.ts'

/** Gives a draft up: it is stopped without ever having been released. Throws STATE_REFUSES. */
export const discardCampaignCommand = defineCommand(
  'discardCampaign',
  (trx: Trx, input: CampaignAct): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, by, at } = input
      await holdDraft(trx, campaignId)
      await changeCampaign(trx, campaignId, { state: 'stopped', freezing: null, finished_at: at })
      await appendToStream(trx, campaignStream(campaignId), {
        kind: 'campaignDiscarded',
        at,
        by,
        facts: {},
      })
      return { ok: true, value: { campaignId } }
    }),
)
