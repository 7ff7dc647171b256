import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orgCodeCheckCharacter } from './org-code.ts'
import { completeUscc, isUscc, normaliseUscc, parseUscc, usccCheckCharacter } from './uscc.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const VALID = [
  '91350100M000100Y43', // example of the standard
  '91350211M000100Y46',
  '914408020000000192',
  '91371502MA0000N11U',
  '92411303MA9T000269',
  '51371500999999998J',
  '93410181MA9XXXX384',
  '52440800TE5T000831',
  '914101819999990151',
  '914113819999001180',
  '31410000999900011L',
]

const characters = (from: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...from), minLength: length, maxLength: length })
const validUscc = fc
  .tuple(characters(ALPHABET, 2), characters('0123456789', 6), characters(ALPHABET, 8))
  .map(([kind, region, orgBody]) => completeUscc(kind + region, orgBody))

function substitutions(uscc: string): string[] {
  return [...uscc].flatMap((right, place) =>
    [...ALPHABET]
      .filter((wrong) => wrong !== right)
      .map((wrong) => uscc.slice(0, place) + wrong + uscc.slice(place + 1)),
  )
}

function transpositions(uscc: string): string[] {
  return Array.from(uscc.slice(1)).flatMap((second, place) => {
    const first = uscc.charAt(place)
    return first === second ? [] : [uscc.slice(0, place) + second + first + uscc.slice(place + 2)]
  })
}

/** By the last character alone, without the help of the region's digits and the inner check. */
function passesOuterCheck(uscc: string): boolean {
  return usccCheckCharacter(uscc.slice(0, 17)) === uscc.charAt(17)
}

describe('valid codes', () => {
  it.each(VALID)('%s is accepted, outer and inner check', (uscc) => {
    expect(parseUscc(uscc)).toMatchObject({ ok: true, uscc })
    expect(orgCodeCheckCharacter(uscc.slice(8, 16))).toBe(uscc.charAt(16))
  })

  it('says what a code consists of', () => {
    expect(parseUscc('93410181MA9XXXX384')).toEqual({
      ok: true,
      uscc: '93410181MA9XXXX384',
      kind: 'farmersCooperative',
      regionCode: '410181',
      orgCode: 'MA9XXXX38',
    })
  })

  it('is read in lower case, full width and with blanks', () => {
    expect(normaliseUscc('  92411303ma9t 000269 ')).toBe('92411303MA9T000269')
    expect(normaliseUscc('９２４１１３０３ＭＡ９ｔ　０００２６９')).toBe('92411303MA9T000269')
    expect(normaliseUscc('\u202d92411303MA9T000269\u202c')).toBe('92411303MA9T000269')
    expect(isUscc(' 92411303 ma9t00 0269 ')).toBe(true)
  })
})

describe('invalid codes', () => {
  it('finds a wrong check character', () => {
    expect(parseUscc('914408020000000193')).toEqual({ ok: false, reason: 'check' })
  })

  it.each([
    ['91440802000000019', 17],
    ['9144080200000001920', 19],
    ['410181000012345', 15], // registration number of before 2015
    ['', 0],
  ])('counts the characters of "%s"', (text, length) => {
    expect(parseUscc(text)).toEqual({ ok: false, reason: 'length', length })
  })

  it.each(['I', 'O', 'S', 'V', 'Z', '公', '-', '𬭎'])('names %s, which no code has', (foreign) => {
    const text = `91440802${foreign}000000192`
    expect(parseUscc(text)).toEqual({ ok: false, reason: 'alphabet', characters: [foreign] })
  })

  it('names every foreign character once', () => {
    const result = parseUscc('9144O8O2S000000192')
    expect(result).toEqual({ ok: false, reason: 'alphabet', characters: ['O', 'S'] })
  })

  it('wants digits for the region', () => {
    const body = '9141018AMA9XXXX38'
    expect(parseUscc(body + usccCheckCharacter(body))).toEqual({ ok: false, reason: 'region' })
  })

  it('finds an inner code that does not fit although the last character does', () => {
    const body = '91410181MA9XXXX37'
    expect(parseUscc(body + usccCheckCharacter(body))).toEqual({ ok: false, reason: 'orgCheck' })
  })

  it('finds a resident ID that passes the outer check by chance', () => {
    expect(passesOuterCheck('411302200001010618')).toBe(true)
    expect(isUscc('411302200001010618')).toBe(false)
  })
})

describe('completing codes', () => {
  it.each(VALID)('gives %s from its parts', (uscc) => {
    expect(usccCheckCharacter(uscc.slice(0, 17))).toBe(uscc.charAt(17))
    expect(completeUscc(uscc.slice(0, 8), uscc.slice(8, 16))).toBe(uscc)
  })

  it('refuses parts of the wrong length or alphabet', () => {
    expect(() => usccCheckCharacter('91440802')).toThrow(RangeError)
    expect(() => usccCheckCharacter('91440802O00000019')).toThrow(RangeError)
    expect(() => completeUscc('914408', 'MA9XXXX3')).toThrow(RangeError)
  })
})

describe('strength', () => {
  it('finds every substitution and swap in the known codes by the last character alone', () => {
    for (const uscc of VALID) {
      expect(substitutions(uscc)).toHaveLength(540)
      expect(substitutions(uscc).filter(passesOuterCheck)).toEqual([])
      expect(transpositions(uscc).length).toBeGreaterThan(5)
      expect(transpositions(uscc).filter(passesOuterCheck)).toEqual([])
    }
  })

  it('finds every substitution and swap in any code', () => {
    fc.assert(
      fc.property(validUscc, (uscc) => {
        expect(isUscc(uscc)).toBe(true)
        expect(substitutions(uscc).filter(passesOuterCheck)).toEqual([])
        expect(transpositions(uscc).filter(passesOuterCheck)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
