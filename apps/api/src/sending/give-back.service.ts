import { openWindow, type SendingWindow } from '@wengang/policy'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { calendarOf } from './calendar-at-hand.ts'
import { dropReminder } from './planned-reminder.ts'

const atOnce = 200

/**
 * Takes messages back that no provider was called for yet, and lets their recipients wait again. Who was
 * faster, this or the call, decides the state of the message: never both.
 */
export const giveBackCommand = defineCommand(
  'giveBackMessages',
  async (trx: Trx, input: { messageIds: string[]; at: number }): Promise<number> => {
    let back = 0
    for (const messageId of input.messageIds) {
      const taken = await trx
        .updateTable('message')
        .set({ state: 'failed', fault: 'withdrawn', settled_at: input.at })
        .where('id', '=', messageId)
        .where('state', '=', 'queued')
        .executeTakeFirst()
      if (taken.numUpdatedRows !== 1n) continue
      await letWait(trx, messageId)
      back += 1
    }
    return back
  },
)

async function letWait(trx: Trx, messageId: string): Promise<void> {
  const [message] = await trx
    .updateTable('campaign_message')
    .set({ state: 'failed', fault: 'withdrawn' })
    .where('message_id', '=', messageId)
    .returning(['campaign_id', 'recipient_id', 'wave'])
    .execute()
  if (message === undefined) return
  const [recipient] = await trx
    .updateTable('campaign_recipient')
    .set({ state: 'ready', message_id: null, queued_at: null })
    .where('id', '=', message.recipient_id)
    .where('message_id', '=', messageId)
    .returning('mobile_index')
    .execute()
  if (recipient === undefined) return
  await dropReminder(trx, {
    campaignId: message.campaign_id,
    mobileIndex: recipient.mobile_index,
    wave: message.wave + 1,
  })
}

/** Takes back what a campaign still has waiting in the house: it may not go now. */
export async function giveBackQueued(
  { store, clock }: Services,
  campaignId: string,
): Promise<number> {
  const waiting = await store.read
    .selectFrom('campaign_message')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .select('message.id')
    .where('campaign_message.campaign_id', '=', campaignId)
    .where('campaign_message.state', '=', 'queued')
    .where('message.state', '=', 'queued')
    .execute()
  let back = 0
  for (let from = 0; from < waiting.length; from += atOnce) {
    const messageIds = waiting.slice(from, from + atOnce).map(({ id }) => id)
    back += await store.write(giveBackCommand, { messageIds, at: clock.now() })
  }
  return back
}

/** The campaign that a message belongs to; undefined for every other message. */
function campaignOf(
  db: Db,
  messageId: string,
): Promise<Pick<Schema['campaign'], 'state' | 'window'> | undefined> {
  return db
    .selectFrom('campaign_message')
    .innerJoin('campaign', 'campaign.id', 'campaign_message.campaign_id')
    .select(['campaign.state', 'campaign.window'])
    .where('campaign_message.message_id', '=', messageId)
    .executeTakeFirst()
}

/**
 * Whether a message may go now. One of a campaign that was stopped or paused, or whose hours are over, is
 * taken back here: a house that was down at the end of the day must not send at night.
 */
export async function mayGoNow(services: Services, messageId: string): Promise<boolean> {
  const campaign = await campaignOf(services.store.read, messageId)
  if (campaign === undefined) return true
  const now = services.clock.now()
  const window = JSON.parse(campaign.window) as SendingWindow
  const calendar = await calendarOf(services)
  if (campaign.state === 'running' && openWindow(now, window, calendar) !== null) return true
  await services.store.write(giveBackCommand, { messageIds: [messageId], at: now })
  return false
}
