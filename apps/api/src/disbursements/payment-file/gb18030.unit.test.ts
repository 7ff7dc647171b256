import { expect, it } from 'vitest'
import { encodeGb18030 } from './gb18030.ts'

it('writes what Node reads, from ASCII to the rarest character', () => {
  const all = Array.from({ length: 0x300 }, (_, place) => place * 85)
    .filter((point) => point < 0xd800 || point > 0xdfff)
    .map((point) => String.fromCodePoint(point))
    .join('')
  for (const text of ['拨付,1\r\n', '€㐀龥䶵', '𠮷𬺓', all]) {
    expect(new TextDecoder('gb18030', { fatal: true }).decode(encodeGb18030(text))).toBe(text)
  }
  expect([...encodeGb18030('啊')]).toEqual([0xb0, 0xa1])
})
