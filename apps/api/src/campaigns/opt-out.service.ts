import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

export interface OptOutInput {
  mobileIndex: string
  mobileSealed: string
  optedOut: boolean
  staffId: string
  /** `staff:…` */
  by: string
  at: number
  act: ActKey
}

/**
 * Keeps a phone's wish for no notices that need not be sent (通信短信息服务管理规定), or drops it. What must be
 * told goes on: codes, and what became of an answer.
 */
export const setOptOutCommand = defineCommand(
  'setOptOut',
  (trx: Trx, input: OptOutInput): Promise<ActOutcome<{ optedOut: boolean }>> =>
    once(trx, input.act, async () => {
      const { mobileIndex, mobileSealed, optedOut, by, at } = input
      if (optedOut) {
        await trx
          .insertInto('opt_out')
          .values({ mobile_index: mobileIndex, mobile_sealed: mobileSealed, at, by })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      } else {
        await trx.deleteFrom('opt_out').where('mobile_index', '=', mobileIndex).execute()
      }
      await appendToStream(trx, staffStream(input.staffId), {
        kind: optedOut ? 'optOutKept' : 'optOutDropped',
        at,
        by,
        facts: { mobileIndex },
      })
      return { ok: true, value: { optedOut } }
    }),
)
