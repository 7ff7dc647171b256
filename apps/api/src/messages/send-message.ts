import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { contentOf, type MessageContent } from './message-content.ts'
import { textOf } from './message-place.ts'
import { mobileOfMessage } from './message.service.ts'
import type { SmsTransport } from './sms-transport.ts'

/** Sets where a queued message came to; it never moves back. */
export const settleMessage = defineCommand(
  'settleMessage',
  async (trx: Trx, input: { messageId: string; state: 'sent' | 'failed'; at: number }) => {
    await trx
      .updateTable('message')
      .set({ state: input.state, sent_at: input.state === 'sent' ? input.at : null })
      .where('id', '=', input.messageId)
      .where('state', '=', 'queued')
      .execute()
  },
)

/** Does a `sendMessage` job: looks whether the message still holds, sends it, and notes it. */
export function sendMessageJob(
  services: Services,
  transport: SmsTransport,
): (payload: { messageId: string }) => Promise<void> {
  return async ({ messageId }) => {
    const { store, clock } = services
    const row = await store.read
      .selectFrom('message')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirst()
    if (row === undefined || row.state !== 'queued') return
    const content = contentOf(row)
    const sent =
      (await stillHolds(store.read, row, content, clock.now())) && (await send(row, content))
    await store.write(settleMessage, {
      messageId,
      state: sent ? 'sent' : 'failed',
      at: clock.now(),
    })
  }

  /** A notice that does not go out is tried again later; a code is of no use by then, and its page says so. */
  async function send(row: Schema['message'], content: MessageContent): Promise<boolean> {
    const mobile = mobileOfMessage(services.keys, row.mobile_sealed)
    const text = textOf(services, row.id, content)
    try {
      await transport.send({ id: row.id, mobile, text })
      return true
    } catch (error) {
      if (content.kind !== 'code') throw error
      services.log.error({ messageId: row.id }, 'a code could not be sent')
      return false
    }
  }
}

async function stillHolds(
  db: Db,
  row: Schema['message'],
  content: MessageContent,
  now: number,
): Promise<boolean> {
  if (content.kind === 'code') {
    const challenge = await db
      .selectFrom('challenge')
      .select(['expires_at', 'used_at'])
      .where('id', '=', content.params.challengeId)
      .executeTakeFirst()
    return challenge !== undefined && challenge.used_at === null && now < challenge.expires_at
  }
  if (row.link_state === 'none') return true
  if (row.link_state !== 'active') return false
  const mine = await db
    .selectFrom('message_case')
    .innerJoin('unit_case', 'unit_case.id', 'message_case.case_id')
    .select('unit_case.id')
    .where('message_case.message_id', '=', row.id)
    .where('unit_case.contact_index', '=', row.mobile_index)
    .limit(1)
    .executeTakeFirst()
  return mine !== undefined
}
