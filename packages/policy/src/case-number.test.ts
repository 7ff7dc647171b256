import { describe, expect, it } from 'vitest'
import { encodeCode, makeCaseNo, normaliseCode, parseCaseNo } from './case-number.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const samples = [
  [0, 0, 0, 0, 0],
  [255, 255, 255, 255, 255],
  [1, 2, 3, 4, 5],
  [231, 16, 57, 144, 200],
].map((bytes) => makeCaseNo(Uint8Array.from(bytes)))

function isRight(text: string): boolean {
  return parseCaseNo(text).ok
}

describe('makeCaseNo', () => {
  it('writes three groups of three without I, L, O and U', () => {
    for (const caseNo of samples)
      expect(caseNo).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}(-[0-9A-HJKMNP-TV-Z]{3}){2}$/)
  })

  it('uses every bit of five bytes', () => {
    const numbers = Array.from({ length: 40 }, (_, bit) => {
      const bytes = new Uint8Array(5)
      bytes[bit >> 3] = 1 << (bit & 7)
      return makeCaseNo(bytes)
    })
    expect(new Set(numbers).size).toBe(40)
  })

  it('refuses too few bytes', () => {
    expect(() => makeCaseNo(new Uint8Array(4))).toThrow(RangeError)
  })
})

describe('parseCaseNo', () => {
  it.each([
    'WG3-K7H-2MJ',
    'wg3-k7h-2mj',
    'WG3K7H2MJ',
    ' wg3 k7h 2mj ',
    'ＷＧ３－Ｋ７Ｈ－２ＭＪ',
    'WG3–K7H—2MJ',
  ])('reads %j', (text) => {
    expect(parseCaseNo(text)).toEqual({ ok: true, caseNo: 'WG3-K7H-2MJ' })
  })

  it('takes the letters O, I and L for the digits they look like', () => {
    const [zeros = ''] = samples
    expect(parseCaseNo(zeros.replaceAll('0', 'o'))).toEqual({ ok: true, caseNo: zeros })
    const ones = makeCaseNo(Uint8Array.from([8, 66, 16, 132, 33]))
    expect(ones.startsWith('111-111-11')).toBe(true)
    expect(parseCaseNo(ones.replace('111', 'Il1'))).toEqual({ ok: true, caseNo: ones })
  })

  it.each([
    ['WG3-K7H-2M', 'wrongLength'],
    ['WG3-K7H-2MJ4', 'wrongLength'],
    ['', 'wrongLength'],
    ['WG3-K7U-2MJ', 'wrongCharacter'],
    ['WG3-K7H-2M办', 'wrongCharacter'],
    ['WG3-K7H-2M9', 'wrongCheck'],
  ])('refuses %j: %s', (text, refusal) => {
    expect(parseCaseNo(text)).toEqual({ ok: false, refusal })
  })

  it('finds every single wrong character', () => {
    for (const caseNo of samples)
      for (const [index, right] of Array.from(caseNo).entries()) {
        if (right === '-') continue
        for (const wrong of alphabet.replace(right, ''))
          expect(isRight(caseNo.slice(0, index) + wrong + caseNo.slice(index + 1))).toBe(false)
      }
  })

  it('finds any two characters that changed places', () => {
    for (const caseNo of samples.map((text) => text.replaceAll('-', '')))
      for (let a = 0; a < caseNo.length; a += 1)
        for (let b = a + 1; b < caseNo.length; b += 1) {
          const characters = Array.from(caseNo)
          if (characters[a] === characters[b]) continue
          const first = characters[a]!
          characters[a] = characters[b]!
          characters[b] = first
          expect(isRight(characters.join(''))).toBe(false)
        }
  })
})

describe('encodeCode', () => {
  it('takes five bits for each character', () => {
    expect(
      encodeCode(Uint8Array.from([0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_00110_00]), 6),
    ).toBe('123456')
  })

  it('is steady: the same bytes give the same code, and a longer code begins with the shorter', () => {
    const bytes = Uint8Array.from([200, 100, 50, 25, 12, 6, 3, 1])
    expect(encodeCode(bytes, 12).startsWith(encodeCode(bytes, 8))).toBe(true)
    expect(encodeCode(bytes, 8)).toHaveLength(8)
  })

  it('refuses to invent bits', () => {
    expect(() => encodeCode(new Uint8Array(4), 8)).toThrow(RangeError)
  })
})

describe('normaliseCode', () => {
  it('reads a code as people type it', () => {
    expect(normaliseCode(' ab3o-kl9z ', 8)).toBe('AB30K19Z')
  })

  it('refuses another length or a character that no code has', () => {
    expect(normaliseCode('AB30K19', 8)).toBeNull()
    expect(normaliseCode('AB30K19U', 8)).toBeNull()
  })
})
