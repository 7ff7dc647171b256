import type { Db } from '../../platform/database/dialects.ts'
import type { PasskeyPurpose } from '../../platform/database/staff-schema.ts'

/** What a passkey has to sign in this session; null when nothing was asked or it is too long ago. */
export async function passkeyChallenge(
  db: Db,
  asked: { tokenHash: string; purpose: PasskeyPurpose; now: number },
): Promise<string | null> {
  const row = await db
    .selectFrom('staff_passkey_challenge')
    .select('challenge')
    .where('token_hash', '=', asked.tokenHash)
    .where('purpose', '=', asked.purpose)
    .where('expires_at', '>', asked.now)
    .executeTakeFirst()
  return row?.challenge ?? null
}
