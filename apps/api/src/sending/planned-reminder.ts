import type { Trx } from '../platform/database/dialects.ts'

/**
 * Takes a reminder away for which nobody was written to yet, because the message that it reminds of waits
 * again: it is planned anew when that goes.
 */
export async function dropReminder(
  trx: Trx,
  reminder: { campaignId: string; mobileIndex: string | null; wave: number },
): Promise<void> {
  const planned = await trx
    .selectFrom('campaign_recipient')
    .select('id')
    .where('campaign_id', '=', reminder.campaignId)
    .where('mobile_index', '=', reminder.mobileIndex)
    .where('wave', '=', reminder.wave)
    .where('state', '=', 'ready')
    .where('id', 'not in', (eb) => eb.selectFrom('campaign_message').select('recipient_id'))
    .execute()
  for (const { id } of planned) {
    await trx.deleteFrom('campaign_case').where('recipient_id', '=', id).execute()
    await trx.deleteFrom('campaign_recipient').where('id', '=', id).execute()
  }
}
