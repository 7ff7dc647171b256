import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const gateway = {
  SMS_TRANSPORT: 'smpp',
  SMPP_URL: 'smpp://gateway.example:2775',
  SMPP_SYSTEM_ID: 'wengang',
  SMPP_PASSWORD: 'hush-hush',
  SMPP_SOURCE: '106900000000',
  DEMO: 'false',
}

describe('a gateway', () => {
  it('is read whole', () => {
    expect(readConfig(gateway).sms.smpp).toMatchObject({
      url: 'smpp://gateway.example:2775',
      numberPrefix: '86',
      window: 10,
    })
    expect(readConfig({}).sms.smpp).toBeNull()
  })

  it('never shows its password', () => {
    const config = readConfig(gateway)
    expect(config.sms.smpp?.password.reveal()).toBe('hush-hush')
    expect(JSON.stringify(config) + inspect(config, { depth: 9, showHidden: false })).not.toContain(
      'hush-hush',
    )
  })

  it.each([
    [{ ...gateway, SMPP_PASSWORD: '' }, '还要设置 SMPP_PASSWORD'],
    [{ SMS_TRANSPORT: 'smpp', DEMO: 'false' }, 'SMPP_URL、SMPP_SYSTEM_ID'],
    [{ SMPP_SOURCE: '1069' }, '没有设置 SMS_TRANSPORT=smpp'],
    [{ ...gateway, SMPP_URL: 'http://gateway.example' }, 'SMPP_URL'],
    [{ ...gateway, DEMO: 'true' }, '请设置 DEMO=false'],
  ])('that does not fit stops the start with one sentence: %#', (env, words) => {
    expect(() => readConfig(env)).toThrow(words)
  })

  it('may serve the public, which the outbox may not', () => {
    const inPublic = { PUBLIC_ORIGIN: 'https://wengang.example', KEYS_FILE: '/keys.json' }
    expect(readConfig({ ...gateway, ...inPublic }).publicOrigin).toBe('https://wengang.example')
    expect(() => readConfig(inPublic)).toThrow('outbox')
  })
})
