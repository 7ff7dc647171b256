import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isResidentId,
  normaliseResidentId,
  parseResidentId,
  residentIdCheckCharacter,
} from './resident-id.ts'

const TODAY = '2023-12-08'
const VALID = [
  '11010519491231002X', // examples of the standard
  '440524188001010014',
  '41130219990101001X',
  '440802200002290019', // leap day
  '371502200106150025',
  '410181200208090030',
  '411302200001010028',
]

function withCheck(body: string): string {
  return body + residentIdCheckCharacter(body)
}

describe('valid resident IDs', () => {
  it.each(VALID)('%s ends with the right check character', (idNumber) => {
    expect(withCheck(idNumber.slice(0, 17))).toBe(idNumber)
  })

  it.each(VALID)('%s is accepted', (idNumber) => {
    expect(isResidentId(idNumber, TODAY)).toBe(true)
  })

  it('says region, birth date and sex', () => {
    expect(parseResidentId('440802200002290019', TODAY)).toEqual({
      ok: true,
      idNumber: '440802200002290019',
      regionCode: '440802',
      birthDate: '2000-02-29',
      sex: 'male',
    })
    expect(parseResidentId('371502200106150025', TODAY)).toMatchObject({ sex: 'female' })
  })

  it('is read in lower case, full width and with blanks', () => {
    expect(normaliseResidentId('１１０１０５ 19491231 002x')).toBe('11010519491231002X')
  })

  it('may carry a region that no longer exists', () => {
    expect(isResidentId(withCheck('99999920000101001'), TODAY)).toBe(true)
  })
})

describe('invalid resident IDs', () => {
  it.each([
    ['440802199902290019', 'birthDate'], // 1999 had no 29 February
    [withCheck('44080220001301001'), 'birthDate'],
    [withCheck('44080220000100001'), 'birthDate'],
    [withCheck('44080202000101001'), 'birthDate'],
    ['110105194912310021', 'check'],
    [withCheck('41018120231209003'), 'futureBirthDate'],
    ['4101812002080900X0', 'characters'],
    ['41018120020809003O', 'characters'],
  ])('%s is refused: %s', (idNumber, reason) => {
    expect(parseResidentId(idNumber, TODAY)).toEqual({ ok: false, reason })
  })

  it('accepts somebody born today and not tomorrow', () => {
    expect(isResidentId(withCheck('41018120231208003'), TODAY)).toBe(true)
    expect(isResidentId(withCheck('41018120231208003'), '2023-12-07')).toBe(false)
  })

  it('counts the characters of other numbers', () => {
    expect(parseResidentId('410181020809003', TODAY)).toEqual({
      ok: false,
      reason: 'length',
      length: 15,
    })
  })

  it('finds every wrong digit', () => {
    const wrongDigit = fc.record({
      idNumber: fc.constantFrom(...VALID),
      place: fc.nat(16),
      digit: fc.constantFrom(...'0123456789'),
    })
    fc.assert(
      fc.property(wrongDigit, ({ idNumber, place, digit }) => {
        fc.pre(idNumber.charAt(place) !== digit)
        const wrong = idNumber.slice(0, place) + digit + idNumber.slice(place + 1)
        expect(isResidentId(wrong, TODAY)).toBe(false)
      }),
    )
  })
})
