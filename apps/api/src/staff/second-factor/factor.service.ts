import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../../platform/entries.ts'
import { forgetUses } from '../../platform/limits.ts'
import { takePasskey } from './passkey.service.ts'

/** A second factor that fitted when it was looked at; whether it was used before is decided here. */
export type GivenFactor =
  | { way: 'totp'; step: number }
  | { way: 'recoveryCode'; codeHash: string }
  | { way: 'passkey'; passkeyId: string; counter: number; challenge: string }

interface Giving {
  staffId: string
  tokenHash: string
  factor: GivenFactor
  /** Buckets of wrong tries that a right one forgets. */
  buckets: readonly string[]
  at: number
}

/**
 * Uses a second factor up and notes in the session that it was given. The other sessions of this person end:
 * one person works at one place. Answers false when it was used before.
 */
export const giveFactorCommand = defineCommand(
  'giveFactor',
  async (trx: Trx, input: Giving): Promise<boolean> => {
    const { staffId, tokenHash, factor, at } = input
    if (!(await useUp(trx, input))) return false
    await passFactor(trx, { staffId, tokenHash, at })
    await forgetUses(trx, input.buckets)
    await appendToStream(trx, staffStream(staffId), {
      kind: 'secondFactorGiven',
      at,
      by: `staff:${staffId}`,
      facts: { way: factor.way },
    })
    return true
  },
)

/** Notes a second factor in its session and ends every other session of the person. */
export async function passFactor(
  trx: Trx,
  { staffId, tokenHash, at }: { staffId: string; tokenHash: string; at: number },
): Promise<void> {
  await trx
    .updateTable('staff_session')
    .set({ second_factor_at: at })
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
  await endOthers(trx, { staffId, tokenHash, at })
}

/** Ends every session of a person but this one. */
export async function endOthers(
  trx: Trx,
  { staffId, tokenHash, at }: { staffId: string; tokenHash: string; at: number },
): Promise<void> {
  await trx
    .updateTable('staff_session')
    .set({ ended_at: at, ended_why: 'elsewhere' })
    .where('staff_id', '=', staffId)
    .where('token_hash', '!=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}

/** A wrong second factor after a right password, so that it can be found later. */
export const noteWrongFactor = defineCommand(
  'noteWrongFactor',
  (trx: Trx, input: { staffId: string; way: GivenFactor['way']; at: number }) =>
    appendToStream(trx, staffStream(input.staffId), {
      kind: 'secondFactorWrong',
      at: input.at,
      by: `staff:${input.staffId}`,
      facts: { way: input.way },
    }),
)

async function useUp(trx: Trx, { staffId, tokenHash, factor, at }: Giving): Promise<boolean> {
  switch (factor.way) {
    case 'totp': {
      const used = await trx
        .updateTable('staff_totp')
        .set({ last_step: factor.step })
        .where('staff_id', '=', staffId)
        .where('confirmed_at', 'is not', null)
        .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', factor.step)]))
        .executeTakeFirst()
      return used.numUpdatedRows === 1n
    }
    case 'recoveryCode': {
      const used = await trx
        .updateTable('staff_recovery_code')
        .set({ used_at: at })
        .where('staff_id', '=', staffId)
        .where('code_hash', '=', factor.codeHash)
        .where('used_at', 'is', null)
        .executeTakeFirst()
      return used.numUpdatedRows === 1n
    }
    case 'passkey':
      return takePasskey(trx, { ...factor, staffId, tokenHash, at })
  }
}
