import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import type { Services } from '../platform/services.ts'

/** Ends a campaign of which nothing is left to send; false while something is. */
export const finishCampaignCommand = defineCommand(
  'finishCampaign',
  async (trx: Trx, { campaignId, at }: { campaignId: string; at: number }): Promise<boolean> => {
    await lockExclusive(trx, `campaign:${campaignId}`)
    if (await hasWork(trx, campaignId)) return false
    const { numUpdatedRows } = await trx
      .updateTable('campaign')
      .set({ state: 'finished', finished_at: at })
      .where('id', '=', campaignId)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await appendToStream(trx, campaignStream(campaignId), {
      kind: 'campaignFinished',
      at,
      by: 'system',
      facts: {},
    })
    return true
  },
)

/** Whether somebody still waits for a message, or one is on its way to a provider. */
async function hasWork(db: Db | Trx, campaignId: string): Promise<boolean> {
  const ready = await db
    .selectFrom('campaign_recipient')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ready')
    .limit(1)
    .executeTakeFirst()
  if (ready !== undefined) return true
  const going = await db
    .selectFrom('campaign_message')
    .select('message_id')
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['queued', 'submitting'])
    .limit(1)
    .executeTakeFirst()
  return going !== undefined
}

/** Ends a campaign when all is sent. */
export async function finishIfDone({ store, clock }: Services, campaignId: string): Promise<void> {
  if (await hasWork(store.read, campaignId)) return
  await store.write(finishCampaignCommand, { campaignId, at: clock.now() })
}
