import { smsParts } from '@wengang/policy'
import type { Pdu } from 'smpp'
import { describe, expect, it } from 'vitest'
import { answerName, meaningOf } from './answers.ts'
import { readReceipt } from './receipt-text.ts'
import { splitSms } from './sms-split.ts'

const textOf = (payload: Buffer): string => Buffer.from(payload).swap16().toString('utf16le')

describe('a text', () => {
  it('of 70 characters is one part without a header', () => {
    const [part, ...rest] = splitSms('返'.repeat(70), 7)
    expect(rest).toEqual([])
    expect(part).toMatchObject({ esmClass: 0 })
    expect(part?.payload).toHaveLength(140)
  })

  it('of 71 is two parts of at most 67, joined by a header that fits 140 octets', () => {
    const parts = splitSms('返'.repeat(71), 7)
    expect(parts.map(({ payload }) => payload.length)).toEqual([140, 14])
    expect(parts.map(({ payload }) => [...payload.subarray(0, 6)])).toEqual([
      [5, 0, 3, 7, 2, 1],
      [5, 0, 3, 7, 2, 2],
    ])
    expect(parts.every(({ esmClass }) => esmClass === 0x40)).toBe(true)
  })

  it('comes out as it went in, and a rare character stays whole', () => {
    const text = `${'返'.repeat(66)}𠮷${'还'.repeat(80)}`
    const pieces = splitSms(text, 300).map(({ payload }) => textOf(payload.subarray(6)))
    expect(pieces.join('')).toBe(text)
    expect(pieces[0]).toHaveLength(66)
    expect(pieces[1]?.startsWith('𠮷')).toBe(true)
  })

  it.each([1, 70, 71, 134, 135, 201, 202, 500])(
    'of %i has as many parts as are billed',
    (length) => {
      expect(smsParts('返'.repeat(length))).toMatchObject({
        parts: splitSms('返'.repeat(length), 1).length,
      })
    },
  )
})

const receipt = (text: string, more: Partial<Pdu> = {}) =>
  readReceipt({
    esm_class: 4,
    source_addr: '8613800000001',
    short_message: { message: text },
    ...more,
  } as Pdu)

describe('a receipt', () => {
  const text = (stat: string, err = '000') =>
    `id:00A1 sub:001 dlvrd:001 submit date:2312081000 done date:2312081001 stat:${stat} err:${err} text:x`

  it.each([
    ['DELIVRD', 'delivered'],
    ['EXPIRED', 'expired'],
    ['UNDELIV', 'undelivered'],
    ['DELETED', 'undelivered'],
    ['REJECTD', 'rejected'],
    ['MK:0001', 'undelivered'],
  ])('%s says %s', (stat, state) => {
    expect(receipt(text(stat))).toMatchObject({ providerId: '00A1', mobile: '13800000001', state })
  })

  it.each(['ENROUTE', 'ACCEPTD', 'UNKNOWN'])('%s is no last word', (stat) => {
    expect(receipt(text(stat))).toBeNull()
  })

  it('keeps the code of a failure and none of a delivery', () => {
    expect(receipt(text('UNDELIV', '027'))?.fault).toBe('UNDELIV 027')
    expect(receipt(text('DELIVRD'))?.fault).toBeNull()
  })

  it('may say it in fields of its own, or in the payload', () => {
    const fields = { receipted_message_id: 'b2', message_state: 3 }
    expect(receipt('', fields)).toMatchObject({ providerId: 'b2', state: 'expired' })
    const payload = { message_payload: { message: text('DELIVRD') } }
    expect(receipt('', payload)).toMatchObject({ providerId: '00A1', state: 'delivered' })
    expect(receipt('', { short_message: Buffer.from(text('EXPIRED')) })?.state).toBe('expired')
  })

  it('is not what a person writes back', () => {
    expect(receipt(text('DELIVRD'), { esm_class: 0 })).toBeNull()
    expect(receipt('id: nothing of it')).toBeNull()
  })
})

describe('an answer', () => {
  it.each([
    [0x00, 'taken'],
    [0x58, 'slower'],
    [0x14, 'slower'],
    [0x08, 'later'],
    [0x0b, 'refused'],
    [0x4ff, 'refused'],
  ])('%i means %s', (status, meaning) => {
    expect(meaningOf(status)).toBe(meaning)
  })

  it('has the name of the standard, or its number', () => {
    expect(answerName(0x58)).toBe('ESME_RTHROTTLED')
    expect(answerName(0x4ff)).toBe('0x000004ff')
  })
})
