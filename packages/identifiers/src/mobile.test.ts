import { describe, expect, it } from 'vitest'
import { isMobile, normaliseMobile, parseMobile } from './mobile.ts'

describe('mobile numbers', () => {
  it.each([
    '19900000001',
    ' 199 0000 0001 ',
    '199-0000-0001',
    '１９９００００００01',
    '+86 199 0000 0001',
    '0086-19900000001',
    '8619900000001',
    '＋８６　１９９０００００００１',
    '\u202d19900000001\u202c',
  ])('reads "%s"', (text) => {
    expect(parseMobile(text)).toEqual({
      ok: true,
      mobile: '19900000001',
      unusualSegment: false,
    })
  })

  it.each(['14000000001', '15400000001', '16100000001', '17900000001', '19400000001'])(
    'accepts %s with a warning',
    (text) => {
      expect(parseMobile(text)).toEqual({ ok: true, mobile: text, unusualSegment: true })
    },
  )

  it.each([
    ['1990000018', { reason: 'length', length: 10 }],
    ['199000000011', { reason: 'length', length: 12 }],
    ['', { reason: 'length', length: 0 }],
    ['12900000001', { reason: 'prefix' }],
    ['03710000001', { reason: 'prefix' }],
    ['1990000000O', { reason: 'characters' }],
    ['+1 990 000 0001', { reason: 'characters' }],
    ['19900000001/19900000002', { reason: 'characters' }],
  ])('refuses "%s"', (text, refusal) => {
    expect(parseMobile(text)).toEqual({ ok: false, ...refusal })
    expect(isMobile(text)).toBe(false)
  })

  it('takes 86 for the country only in front of eleven digits', () => {
    expect(normaliseMobile('86199000000')).toBe('86199000000')
  })
})
