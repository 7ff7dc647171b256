import type { TransportName } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { FinalState } from '../platform/database/message-schema.ts'
import { settleByOwnId, settleByParts } from './settle-message.ts'

/** How long after a call the provider's word is waited for; carriers may take this long. */
export const receiptWaitMs = 72 * 3_600_000

/** A receipt as a command takes it: without the number itself. */
export interface ReceivedReceipt {
  provider: TransportName
  providerId: string
  /** Our own id of the message, where the provider gave it back. */
  messageId: string | null
  mobileIndex: string
  state: FinalState
  fault: string | null
  at: number
}

/**
 * Takes a receipt, in any order and any number of times. One that names an id that nobody has noted yet is
 * kept until the id is noted, or until it is clear which lost call it belongs to.
 */
export const receiveReceipt = defineCommand(
  'receiveReceipt',
  async (trx: Trx, receipt: ReceivedReceipt): Promise<'settled' | 'known' | 'kept'> => {
    await lockPhone(trx, receipt.mobileIndex)
    const part = await trx
      .selectFrom('message_part')
      .select(['message_id', 'part', 'state'])
      .where('provider', '=', receipt.provider)
      .where('provider_id', '=', receipt.providerId)
      .orderBy('accepted_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (part === undefined) {
      if (await settleByOwnId(trx, receipt)) return 'settled'
      await keepReceipt(trx, receipt)
      await claimReceipts(trx, receipt)
      return 'kept'
    }
    if (part.state !== 'accepted') return 'known'
    await trx
      .updateTable('message_part')
      .set({ state: receipt.state, fault: receipt.fault, settled_at: receipt.at })
      .where('message_id', '=', part.message_id)
      .where('part', '=', part.part)
      .where('state', '=', 'accepted')
      .execute()
    await settleByParts(trx, part.message_id, receipt.at)
    return 'settled'
  },
)

/** Serialises what is written about the messages of one phone, so that id and receipt never miss each other. */
export async function lockPhone(trx: Trx, mobileIndex: string): Promise<void> {
  await lockExclusive(trx, `sms:${mobileIndex}`)
}

/** Takes a kept receipt of an id that has just become known; null when there is none. */
export async function takeReceipt(
  trx: Trx,
  provider: TransportName,
  providerId: string,
): Promise<{ state: FinalState; fault: string | null } | null> {
  const [receipt] = await trx
    .deleteFrom('sms_receipt')
    .where('provider', '=', provider)
    .where('provider_id', '=', providerId)
    .returning(['state', 'fault'])
    .execute()
  return receipt ?? null
}

/**
 * Gives kept receipts of a phone to the one message that can have caused them: a call to this provider whose
 * end is unknown. With two such calls, or one still under way, they stay, because to guess would be to lie.
 */
export async function claimReceipts(
  trx: Trx,
  { provider, mobileIndex, at }: { provider: TransportName; mobileIndex: string; at: number },
): Promise<void> {
  await claimByOwnId(trx, { provider, mobileIndex, at })
  const open = await trx
    .selectFrom('message')
    .select(['id', 'state', 'attempt_at'])
    .select((eb) => eb.fn.coalesce('receipts', 'parts').as('expected'))
    .select((eb) =>
      eb
        .selectFrom('message_part')
        .select((part) => part.fn.countAll<number>().as('count'))
        .whereRef('message_part.message_id', '=', 'message.id')
        .as('known'),
    )
    .where('mobile_index', '=', mobileIndex)
    .where('provider', '=', provider)
    .where('state', 'in', ['submitting', 'unknown'])
    .where('attempt_at', '>=', at - receiptWaitMs)
    .execute()
  const waiting = open.filter(({ known, expected }) => Number(known ?? 0) < expected)
  const [only] = waiting
  if (only === undefined || waiting.length > 1 || only.state !== 'unknown') return
  const known = Number(only.known ?? 0)
  const receipts = await trx
    .selectFrom('sms_receipt')
    .select(['provider_id', 'state', 'fault', 'received_at'])
    .where('mobile_index', '=', mobileIndex)
    .where('provider', '=', provider)
    .where('received_at', '>=', only.attempt_at ?? at)
    // One that names a message belongs to no other.
    .where('message_id', 'is', null)
    .orderBy('received_at')
    .orderBy('provider_id')
    .limit(only.expected - known)
    .execute()
  for (const [index, receipt] of receipts.entries()) {
    await takeReceipt(trx, provider, receipt.provider_id)
    await trx
      .insertInto('message_part')
      .values({
        message_id: only.id,
        part: known + index + 1,
        provider,
        provider_id: receipt.provider_id,
        state: receipt.state,
        fault: receipt.fault,
        accepted_at: only.attempt_at ?? at,
        settled_at: receipt.received_at,
      })
      .execute()
  }
  await settleByParts(trx, only.id, at)
}

/** Gives kept receipts that name a message to it, once its call has ended. */
async function claimByOwnId(
  trx: Trx,
  { provider, mobileIndex, at }: { provider: TransportName; mobileIndex: string; at: number },
): Promise<void> {
  const named = await trx
    .selectFrom('sms_receipt')
    .selectAll()
    .where('mobile_index', '=', mobileIndex)
    .where('provider', '=', provider)
    .where('message_id', 'is not', null)
    .execute()
  for (const row of named) {
    const { provider_id: providerId, message_id: messageId, state, fault } = row
    const receipt = { provider, providerId, messageId, mobileIndex, state, fault, at }
    if (await settleByOwnId(trx, receipt)) await takeReceipt(trx, provider, providerId)
  }
}

async function keepReceipt(trx: Trx, receipt: ReceivedReceipt): Promise<void> {
  await trx
    .insertInto('sms_receipt')
    .values({
      provider: receipt.provider,
      provider_id: receipt.providerId,
      mobile_index: receipt.mobileIndex,
      state: receipt.state,
      fault: receipt.fault,
      received_at: receipt.at,
      message_id: receipt.messageId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
