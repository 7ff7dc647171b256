import { describe, expect, it } from 'vitest'
import { newTotpSecret, totpAt, totpStep, totpUri } from './totp.ts'

// RFC 6238, appendix B: the SHA-1 seed, whose last six of eight digits are these.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a time-based code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ])('at %i s is that of the RFC', async (seconds, code) => {
    expect(await totpAt(secret, seconds * 1000)).toMatchObject({ code })
    expect(await totpStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  })

  it('holds for the step before and after, and for no other', async () => {
    const at = 1_111_111_110_000
    const { code, until } = await totpAt(secret, at)
    expect(until - at).toBe(30_000)
    expect(await totpStep(secret, code, at + 30_000)).not.toBeNull()
    expect(await totpStep(secret, code, at - 30_000)).not.toBeNull()
    expect(await totpStep(secret, code, at + 90_000)).toBeNull()
    expect(await totpStep(secret, code, at - 90_000)).toBeNull()
    expect(await totpStep(secret, '000000', at)).toBeNull()
  })

  it('has a secret of 160 bits that is another each time', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(newTotpSecret())
    expect(totpUri(secret, '王经办')).toContain(`secret=${secret}`)
  })
})
