import { describe, expect, it } from 'vitest'
import { isBankAccount, normaliseBankAccount, parseBankAccount } from './bank-account.ts'

describe('bank accounts', () => {
  it('accepts a corporate account, to which no check digit applies', () => {
    expect(parseBankAccount('263700000046')).toEqual({
      ok: true,
      accountNo: '263700000046',
      luhn: 'notApplicable',
    })
  })

  it.each(['6222020000000000018', '6217000000000000095'])('%s passes as a card', (accountNo) => {
    expect(parseBankAccount(accountNo)).toEqual({ ok: true, accountNo, luhn: 'passes' })
  })

  it('accepts a card with a wrong digit, with a hint', () => {
    expect(parseBankAccount('6222020000000000019')).toMatchObject({ ok: true, luhn: 'fails' })
    expect(parseBankAccount('6222020000000000081')).toMatchObject({ ok: true, luhn: 'fails' })
  })

  it('takes for cards only 16 to 19 digits that begin with 62', () => {
    expect(parseBankAccount('620000000000001')).toMatchObject({ luhn: 'notApplicable' })
    expect(parseBankAccount('6200000000000001')).toMatchObject({ luhn: 'fails' })
    expect(parseBankAccount('62000000000000000001')).toMatchObject({ luhn: 'notApplicable' })
  })

  it('strips blanks, hyphens and full width', () => {
    expect(normaliseBankAccount(' 2637 0000-0046 ')).toBe('263700000046')
    expect(normaliseBankAccount('２６３７０００００－０４６')).toBe('263700000046')
  })

  it.each([
    ['1234567', { reason: 'length', length: 7 }],
    ['1'.repeat(33), { reason: 'length', length: 33 }],
    ['', { reason: 'length', length: 0 }],
    ['26370000A046', { reason: 'characters' }],
    ['2.637E+11', { reason: 'characters' }],
  ])('refuses "%s"', (text, refusal) => {
    expect(parseBankAccount(text)).toEqual({ ok: false, ...refusal })
  })

  it('accepts exactly 8 and exactly 32 digits', () => {
    expect(isBankAccount('12345678')).toBe(true)
    expect(isBankAccount('1'.repeat(32))).toBe(true)
  })
})
