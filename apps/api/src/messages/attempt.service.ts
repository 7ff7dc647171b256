import type { TransportName } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { claimReceipts, lockPhone, takeReceipt } from './receipt.service.ts'
import { settleByParts } from './settle-message.ts'
import type { SendOutcome } from './sms-transport.ts'

/** Notes that a provider is about to be called; false when the message no longer waits. */
export const beginAttempt = defineCommand(
  'beginAttempt',
  async (
    trx: Trx,
    input: {
      messageId: string
      attemptId: string
      provider: TransportName
      /** How many receipts there will be; null is one for each part. */
      receipts: number | null
      at: number
    },
  ): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('message')
      .set({
        state: 'submitting',
        attempt_id: input.attemptId,
        attempt_at: input.at,
        provider: input.provider,
        receipts: input.receipts,
        asked_at: null,
        fault: null,
      })
      .where('id', '=', input.messageId)
      .where('state', '=', 'queued')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
)

/** Ends a message that certainly reached no provider: it no longer holds, or came too late as a code. */
export const failMessage = defineCommand(
  'failMessage',
  async (
    trx: Trx,
    input: { messageId: string; fault: string; at: number; attemptId?: string },
  ): Promise<void> => {
    const { attemptId } = input
    const attempt = attemptId && (await holdAttempt(trx, input.messageId, attemptId))
    if (attempt && attemptId) {
      await noteFault(trx, { ...input, attemptId, transport: attempt.provider, kind: 'notTaken' })
    }
    await trx
      .updateTable('message')
      .set({ state: 'failed', settled_at: input.at, fault: input.fault })
      .where('id', '=', input.messageId)
      .where('state', 'in', ['queued', 'submitting'])
      .execute()
  },
)

/**
 * Notes what became of a call. Only the call that the message names may do so; an `unknown` that others made
 * of it meanwhile gives way to what the caller knows.
 */
export const recordAttempt = defineCommand(
  'recordAttempt',
  async (
    trx: Trx,
    input: { messageId: string; attemptId: string; outcome: SendOutcome; at: number },
  ): Promise<void> => {
    const { messageId, attemptId, outcome, at } = input
    const attempt = await holdAttempt(trx, messageId, attemptId)
    if (attempt === null) return
    if (outcome.kind !== 'accepted') {
      await noteFault(trx, { ...input, ...outcome, transport: attempt.provider })
    }
    if (outcome.kind === 'notTaken') {
      await putBack(trx, messageId, outcome.fault)
      return
    }
    const { providerIds } = outcome
    await noteParts(trx, { messageId, provider: attempt.provider, providerIds, at })
    const accepted = outcome.kind === 'accepted'
    await trx
      .updateTable('message')
      .set({
        state: accepted ? 'sent' : outcome.kind,
        parts:
          accepted && attempt.receipts === null && providerIds.length > 0
            ? providerIds.length
            : attempt.parts,
        sent_at: accepted || providerIds.length > 0 ? at : null,
        settled_at: outcome.kind === 'rejected' ? at : null,
        fault: accepted ? null : outcome.fault,
      })
      .where('id', '=', messageId)
      .execute()
    await settleByParts(trx, messageId, at)
    await claimReceipts(trx, { ...attempt, at })
  },
)

/** A call whose end nobody noted, because the process that made it is gone: nobody knows where its message is. */
export const abandonAttempt = defineCommand(
  'abandonAttempt',
  async (trx: Trx, input: { messageId: string; attemptId: string; at: number }): Promise<void> => {
    const attempt = await holdAttempt(trx, input.messageId, input.attemptId)
    if (attempt?.state !== 'submitting') return
    await trx
      .updateTable('message')
      .set({ state: 'unknown', fault: 'abandoned' })
      .where('id', '=', input.messageId)
      .execute()
    await claimReceipts(trx, { ...attempt, at: input.at })
  },
)

async function holdAttempt(trx: Trx, messageId: string, attemptId: string) {
  const message = await trx
    .selectFrom('message')
    .select(['mobile_index', 'provider', 'parts', 'receipts'])
    .where('id', '=', messageId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  if (message === undefined || message.provider === null) return null
  const { mobile_index: mobileIndex, provider, parts, receipts } = message
  await lockPhone(trx, mobileIndex)
  // Read anew: receipts may have moved it on while the lock was waited for.
  const now = await trx
    .selectFrom('message')
    .select('state')
    .where('id', '=', messageId)
    .where('attempt_id', '=', attemptId)
    .where('state', 'in', ['submitting', 'unknown'])
    .executeTakeFirst()
  return now === undefined ? null : { mobileIndex, provider, parts, receipts, state: now.state }
}

/** Writes the parts that a provider took; what receipts already told of them stays. */
async function noteParts(
  trx: Trx,
  {
    messageId,
    provider,
    providerIds,
    at,
  }: { messageId: string; provider: TransportName; providerIds: readonly string[]; at: number },
): Promise<void> {
  if (providerIds.length === 0) return
  const told = await trx
    .deleteFrom('message_part')
    .where('message_id', '=', messageId)
    .returning(['provider_id', 'state', 'fault', 'settled_at'])
    .execute()
  for (const [index, providerId] of providerIds.entries()) {
    const kept = await takeReceipt(trx, provider, providerId)
    const word = kept === null ? null : { ...kept, settled_at: at }
    const known = told.find((part) => part.provider_id === providerId) ?? word
    await trx
      .insertInto('message_part')
      .values({
        message_id: messageId,
        part: index + 1,
        provider,
        provider_id: providerId,
        state: known?.state ?? 'accepted',
        fault: known?.fault ?? null,
        accepted_at: at,
        settled_at: known?.settled_at ?? null,
      })
      .execute()
  }
}

async function putBack(trx: Trx, messageId: string, fault: string): Promise<void> {
  await trx
    .updateTable('message')
    .set({
      state: 'queued',
      attempt_id: null,
      attempt_at: null,
      provider: null,
      receipts: null,
      fault,
    })
    .where('id', '=', messageId)
    .where('state', '=', 'submitting')
    .execute()
}

/** Keeps what went wrong for the alarm and for whoever looks: a code, no person. */
async function noteFault(
  trx: Trx,
  fault: {
    attemptId: string
    messageId: string
    transport: TransportName
    kind: Schema['sms_fault']['kind']
    fault: string
    at: number
  },
): Promise<void> {
  await trx
    .insertInto('sms_fault')
    .values({
      id: fault.attemptId,
      transport: fault.transport,
      message_id: fault.messageId,
      kind: fault.kind,
      fault: fault.fault.slice(0, 80),
      at: fault.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
