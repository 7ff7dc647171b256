import { describe, expect, it } from 'vitest'
import { smsParts } from './sms-parts.ts'

describe('smsParts', () => {
  it.each([
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
    [202, 4],
    [500, 8],
  ])('%i characters are %i parts', (characters, parts) => {
    expect(smsParts('返'.repeat(characters))).toEqual({ ok: true, characters, parts })
  })

  it('refuses more than 500 characters', () => {
    expect(smsParts('返'.repeat(501))).toEqual({
      ok: false,
      refusal: 'tooLong',
      characters: 501,
    })
  })

  it('counts a real message with its signature, address and digits', () => {
    const text =
      '【河南人社】您单位2023年稳岗返还待确认，请于12月31日前登录 https://example.gov.cn/s/Ab3xK9 核对后选择享受或放弃。如非本人业务请忽略，勿向他人提供验证码。咨询0371-12333'
    expect(smsParts(text)).toEqual({ ok: true, characters: 109, parts: 2 })
  })

  it('counts a character outside the basic plane as the two that are sent', () => {
    expect(smsParts('𠮷'.repeat(36))).toMatchObject({ characters: 72, parts: 2 })
  })
})
