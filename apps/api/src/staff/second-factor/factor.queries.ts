import type { Db, Trx } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'

/** By what a person can prove that it is them. */
export interface Factors {
  totp: Schema['staff_totp'] | null
  recoveryCodesLeft: number
  passkeys: readonly Schema['staff_passkey'][]
}

/** The second factors of one person; recovery codes stand in for a lost phone and are none by themselves. */
export async function factorsOf(db: Db | Trx, staffId: string): Promise<Factors> {
  const totp = await db
    .selectFrom('staff_totp')
    .selectAll()
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  const passkeys = await db
    .selectFrom('staff_passkey')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('id')
    .execute()
  return {
    totp: totp ?? null,
    recoveryCodesLeft: await recoveryCodesLeft(db, staffId),
    passkeys,
  }
}

/** Whether a person has any second factor, so that none may be added without it. */
export function hasFactor({ totp, passkeys }: Pick<Factors, 'totp' | 'passkeys'>): boolean {
  return (totp !== null && totp.confirmed_at !== null) || passkeys.length > 0
}

/** What a session of this person still lacks after the password. */
export async function nextStep(db: Db, staffId: string): Promise<'enrol' | 'needed'> {
  return hasFactor(await factorsOf(db, staffId)) ? 'needed' : 'enrol'
}

/** Recovery codes that were not used yet. */
export async function recoveryCodesLeft(db: Db | Trx, staffId: string): Promise<number> {
  const { count } = await db
    .selectFrom('staff_recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Passkeys as their person sees them. */
export function passkeyViews(rows: Factors['passkeys']) {
  return rows.map(({ id, name, added_at, used_at }) => ({
    id,
    name,
    addedAt: added_at,
    usedAt: used_at,
  }))
}
