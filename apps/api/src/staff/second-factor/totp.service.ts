import { refuse } from '../../platform/app-error.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../../platform/entries.ts'
import { forgetUses } from '../../platform/limits.ts'
import { passFactor } from './factor.service.ts'

/** Where a secret of this person is sealed to. */
export const totpPlace = (staffId: string): string => `staff.totp:${staffId}`

/** Keeps a secret that counts for nothing yet; the one that counts stays. */
export const keepPendingTotp = defineCommand(
  'keepPendingTotp',
  async (trx: Trx, input: { staffId: string; sealed: string }) => {
    await trx
      .insertInto('staff_totp')
      .values({
        staff_id: input.staffId,
        secret_sealed: null,
        last_step: null,
        confirmed_at: null,
        pending_sealed: input.sealed,
      })
      .onConflict((conflict) =>
        conflict.column('staff_id').doUpdateSet({ pending_sealed: input.sealed }),
      )
      .execute()
  },
)

/**
 * A code of the pending secret was typed: the secret counts, with new recovery codes, and the session has its
 * second factor. Throws STATE_REFUSES when another secret was begun meanwhile.
 */
export const confirmTotpCommand = defineCommand(
  'confirmTotp',
  async (
    trx: Trx,
    input: {
      staffId: string
      tokenHash: string
      sealed: string
      step: number
      codeHashes: readonly string[]
      /** Buckets of wrong tries that a right one forgets. */
      buckets: readonly string[]
      at: number
    },
  ) => {
    const { staffId, at } = input
    const confirmed = await trx
      .updateTable('staff_totp')
      .set({
        secret_sealed: input.sealed,
        pending_sealed: null,
        last_step: input.step,
        confirmed_at: at,
      })
      .where('staff_id', '=', staffId)
      .where('pending_sealed', '=', input.sealed)
      .executeTakeFirst()
    if (confirmed.numUpdatedRows === 0n) {
      refuse('STATE_REFUSES', { reason: '又生成了新的二维码，请扫最新的一个。' })
    }
    await replaceRecoveryCodes(trx, input)
    await passFactor(trx, input)
    await forgetUses(trx, input.buckets)
    await note(trx, 'totpEnrolled', staffId, at)
  },
)

/** New recovery codes in place of all earlier ones. */
export const renewRecoveryCodesCommand = defineCommand(
  'renewRecoveryCodes',
  async (trx: Trx, input: { staffId: string; codeHashes: readonly string[]; at: number }) => {
    await replaceRecoveryCodes(trx, input)
    await note(trx, 'recoveryCodesRenewed', input.staffId, input.at)
  },
)

/** A secret and recovery codes as they are kept, made together with an account. */
export interface MadeTotp {
  sealed: string
  codeHashes: readonly string[]
}

/** Gives a new person a secret that counts at once. */
export async function insertTotp(
  trx: Trx,
  { staffId, totp, at }: { staffId: string; totp: MadeTotp; at: number },
): Promise<void> {
  const { sealed, codeHashes } = totp
  await replaceRecoveryCodes(trx, { staffId, codeHashes, at })
  await trx
    .insertInto('staff_totp')
    .values({
      staff_id: staffId,
      secret_sealed: sealed,
      last_step: null,
      confirmed_at: at,
      pending_sealed: null,
    })
    .execute()
}

async function replaceRecoveryCodes(
  trx: Trx,
  { staffId, codeHashes, at }: { staffId: string; codeHashes: readonly string[]; at: number },
): Promise<void> {
  await trx.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute()
  await trx
    .insertInto('staff_recovery_code')
    .values(
      codeHashes.map((hash) => ({
        staff_id: staffId,
        code_hash: hash,
        made_at: at,
        used_at: null,
      })),
    )
    .execute()
}

function note(trx: Trx, kind: string, staffId: string, at: number) {
  return appendToStream(trx, staffStream(staffId), { kind, at, by: `staff:${staffId}`, facts: {} })
}
