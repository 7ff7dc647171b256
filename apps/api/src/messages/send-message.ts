import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { contentOf } from './message-content.ts'
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
    const { store, keys, clock } = services
    const row = await store.read
      .selectFrom('message')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirst()
    if (row === undefined || row.state !== 'queued') return
    const holds = await stillHolds(store.read, row, clock.now())
    if (holds) {
      const mobile = mobileOfMessage(keys, row.mobile_sealed)
      await transport.send({ id: row.id, mobile, text: textOf(services, row.id, contentOf(row)) })
    }
    await store.write(settleMessage, {
      messageId,
      state: holds ? 'sent' : 'failed',
      at: clock.now(),
    })
  }
}

async function stillHolds(db: Db, row: Schema['message'], now: number): Promise<boolean> {
  const content = contentOf(row)
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
