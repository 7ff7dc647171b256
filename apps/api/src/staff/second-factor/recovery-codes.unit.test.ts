import { expect, it } from 'vitest'
import { temporaryKeys } from '../../platform/crypto/keys.ts'
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'

it('makes ten codes that can be read out, each another', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[A-HJKMNP-Z02-9]{4}(-[A-HJKMNP-Z02-9]{4}){2}$/)
})

it('knows a code however it is typed, for its own person and under its own key alone', () => {
  const keys = temporaryKeys()
  const hash = recoveryCodeHash(keys, 'one', 'K7HM-2PXQ-9RTW')
  expect(recoveryCodeHash(keys, 'one', ' k7hm 2pxq９rtw')).toBe(hash)
  expect(recoveryCodeHash(keys, 'two', 'K7HM-2PXQ-9RTW')).not.toBe(hash)
  expect(recoveryCodeHash(temporaryKeys(), 'one', 'K7HM-2PXQ-9RTW')).not.toBe(hash)
})
