import { expect, it } from 'vitest'
import { fitsPassword, hashPassword } from './password.ts'

it('knows its own password, however its letters are composed, and no other', async () => {
  const stored = await hashPassword('pa\u0041\u030ass 密码')
  expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  expect(await fitsPassword(stored, 'pa\u00c5ss 密码')).toBe(true)
  expect(await fitsPassword(stored, 'paAss 密码')).toBe(false)
})

it('lets nobody in by a name that nobody has, and takes as long for it', async () => {
  expect(await fitsPassword(null, 'nobody has this password')).toBe(false)
  const stored = await hashPassword('x')
  const timed = async (hash: string | null): Promise<number> => {
    const began = performance.now()
    await fitsPassword(hash, 'y')
    return performance.now() - began
  }
  const known = Math.min(await timed(stored), await timed(stored), await timed(stored))
  const unknown = Math.min(await timed(null), await timed(null), await timed(null))
  expect(unknown).toBeGreaterThan(known / 3)
})
