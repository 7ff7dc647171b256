import { tokenHash } from '@wengang/api/platform/crypto/keys'
import { newId } from '@wengang/api/platform/ids'
import { newToken } from '@wengang/api/platform/random'
import { hashPassword } from '@wengang/api/staff/password'
import type { Role } from '@wengang/contracts'
import type { House } from './house.ts'
import { withWriter } from './plant.ts'

const far = 100 * 366 * 86_400_000

/** A signed-in person of the staff; the token goes into `house.client({ token })`. With a password they can sign in themselves. */
export async function plantStaff(
  house: House,
  roles: readonly Role[],
  regionCode = '41',
  password?: string,
  programmes: readonly string[] | null = null,
): Promise<{ id: string; name: string; displayName: string; token: string }> {
  const at = house.clock.now()
  const id = newId(at)
  const token = newToken()
  const name = `s-${id}`
  const displayName = `示例${roles[0] ?? ''}`
  const passwordHash =
    password === undefined ? 'planted, never verified' : await hashPassword(password)
  await withWriter(house, async (db) => {
    await db
      .insertInto('staff')
      .values({
        id,
        name,
        display_name: displayName,
        password_hash: passwordHash,
        roles: JSON.stringify(roles),
        region_code: regionCode,
        programmes: programmes === null ? null : JSON.stringify(programmes),
        created_at: at,
        disabled_at: null,
      })
      .execute()
    await db
      .insertInto('staff_session')
      .values({
        token_hash: tokenHash(token),
        staff_id: id,
        // Tests move the clock by weeks; that a session ends is tested by itself.
        created_at: at + far,
        seen_at: at + far,
        ended_at: null,
        ended_why: null,
        second_factor_at: at + far,
      })
      .execute()
  })
  return { id, name, displayName, token }
}

/** Disables somebody without an act. */
export async function staffStanding(house: House, id: string, _state: 'disabled'): Promise<void> {
  const at = house.clock.now()
  await withWriter(house, (db) =>
    db.updateTable('staff').set({ disabled_at: at }).where('id', '=', id).execute(),
  )
}
