import type { TransportName } from '@wengang/contracts'
import type { Trx } from '../platform/database/dialects.ts'
import type { PartState } from '../platform/database/message-schema.ts'
import { messageMoves, stateOfParts } from './message-state.ts'

/** Moves a message on to what its parts say, if that leads forward. */
export async function settleByParts(trx: Trx, messageId: string, at: number): Promise<void> {
  const message = await trx
    .selectFrom('message')
    .select(['state', 'parts', 'receipts', 'sent_at'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  const parts = await trx
    .selectFrom('message_part')
    .select(['state', 'fault'])
    .where('message_id', '=', messageId)
    .orderBy('part')
    .execute()
  if (message === undefined || parts.length === 0) return
  const state = stateOfParts(
    parts.map((part) => part.state),
    message.receipts ?? message.parts,
  )
  if (!messageMoves[message.state].includes(state)) return
  await trx
    .updateTable('message')
    .set({
      state,
      settled_at: state === 'sent' ? null : at,
      sent_at: message.sent_at ?? at,
      // What is said of the whole is said of the part that was lost.
      fault: parts.find((part) => part.state === state)?.fault ?? null,
    })
    .where('id', '=', messageId)
    .where('state', '=', message.state)
    .execute()
}

/** A word of a provider that may name the message it is about. */
export interface NamedWord {
  provider: TransportName
  providerId: string
  messageId: string | null
  mobileIndex: string
  state: PartState
  fault: string | null
  at: number
}

/**
 * Settles a message by our own id, where the provider gives it back: such a word belongs to it even when
 * nobody noted the provider's id. False when it names none of that phone, or one whose call is under way.
 */
export async function settleByOwnId(trx: Trx, word: NamedWord): Promise<boolean> {
  const { messageId, provider, providerId, state, fault, at } = word
  if (messageId === null) return false
  const message = await trx
    .selectFrom('message')
    .select(['attempt_at', 'parts', 'receipts'])
    .where('id', '=', messageId)
    .where('mobile_index', '=', word.mobileIndex)
    .where('provider', '=', provider)
    .where('state', '!=', 'submitting')
    .executeTakeFirst()
  if (message === undefined) return false
  const parts = await trx
    .selectFrom('message_part')
    .select(['part', 'provider_id', 'state'])
    .where('message_id', '=', messageId)
    .execute()
  // As long as the provider has named none, our own id stands for its.
  const standIn = parts.find((part) => part.provider_id === messageId)
  const settled = state === 'accepted' ? null : at
  if (standIn !== undefined) {
    if (standIn.state !== 'accepted') return true
    await trx
      .updateTable('message_part')
      .set({ provider_id: providerId, state, fault, settled_at: settled })
      .where('message_id', '=', messageId)
      .where('part', '=', standIn.part)
      .execute()
  } else if (parts.length < (message.receipts ?? message.parts)) {
    await trx
      .insertInto('message_part')
      .values({
        message_id: messageId,
        part: parts.length + 1,
        provider,
        provider_id: providerId,
        state,
        fault,
        accepted_at: message.attempt_at ?? at,
        settled_at: settled,
      })
      .execute()
  }
  await settleByParts(trx, messageId, at)
  return true
}
