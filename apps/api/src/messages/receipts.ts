import type { TransportName } from '@wengang/contracts'
import { blindIndex } from '../platform/crypto/keys.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Services } from '../platform/services.ts'
import { claimReceipts, lockPhone, receiptWaitMs, receiveReceipt } from './receipt.service.ts'
import type { SmsReceipt } from './sms-transport.ts'

const rowsAtOnce = 500

/** Writes a receipt of a provider; once this resolves, the provider may be told that it was taken. */
export async function takeSmsReceipt(
  { store, keys, clock }: Services,
  provider: TransportName,
  receipt: SmsReceipt,
): Promise<void> {
  await store.write(receiveReceipt, {
    provider,
    providerId: receipt.providerId,
    messageId: receipt.messageId ?? null,
    mobileIndex: blindIndex(keys, 'mobile', receipt.mobile),
    state: receipt.state,
    fault: receipt.fault,
    at: clock.now(),
  })
}

/** Ends what a provider accepted and has been silent about for 72 hours; answers how many those were. */
export const endLongWaitsCommand = defineCommand(
  'endLongWaits',
  async (trx: Trx, input: { at: number; provider: TransportName }): Promise<number> => {
    const before = input.at - receiptWaitMs
    const { numUpdatedRows } = await trx
      .updateTable('message')
      .set({ state: 'unknown', settled_at: input.at, fault: 'silent' })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('message')
          .select('id')
          .where('state', '=', 'sent')
          .where('provider', '=', input.provider)
          .where('attempt_at', '<', before)
          .limit(rowsAtOnce),
      )
      .where('state', '=', 'sent')
      .executeTakeFirst()
    return Number(numUpdatedRows)
  },
)

/** Looks again whether receipts that were kept for a phone now have one message to belong to. */
export const claimReceiptsCommand = defineCommand(
  'claimReceipts',
  async (
    trx: Trx,
    input: { provider: TransportName; mobileIndex: string; at: number },
  ): Promise<void> => {
    await lockPhone(trx, input.mobileIndex)
    await claimReceipts(trx, input)
  },
)

/** Goes over what is still open with a provider. */
export async function tidyReceipts(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  provider: TransportName,
): Promise<void> {
  const kept = await store.read
    .selectFrom('sms_receipt')
    .select('mobile_index')
    .distinct()
    .where('provider', '=', provider)
    .where('received_at', '>=', clock.now() - receiptWaitMs)
    .limit(rowsAtOnce)
    .execute()
  for (const { mobile_index: mobileIndex } of kept) {
    await store.write(claimReceiptsCommand, { provider, mobileIndex, at: clock.now() })
  }
  for (;;) {
    const ended = await store.write(endLongWaitsCommand, { at: clock.now(), provider })
    if (ended < rowsAtOnce) return
  }
}
