import { describe, expect, it } from 'vitest'
import { isOrgCode, orgCodeCheckCharacter } from './org-code.ts'

describe('organisation code', () => {
  it.each([
    ['MA9XXXX3', '8'],
    ['99999808', 'X'],
    ['00000000', '0'],
    ['MA0000N1', '1'],
  ])('%s is completed by %s', (body, check) => {
    expect(orgCodeCheckCharacter(body)).toBe(check)
    expect(isOrgCode(body + check)).toBe(true)
  })

  it('refuses every other check character', () => {
    const right = [...'0123456789X'].filter((check) => isOrgCode(`MA9XXXX3${check}`))
    expect(right).toEqual(['8'])
  })

  it('has no check character for what is no body', () => {
    expect(() => orgCodeCheckCharacter('MA9XXX')).toThrow(RangeError)
    expect(() => orgCodeCheckCharacter('ma9xxxx3')).toThrow(RangeError)
    expect(isOrgCode('MA9XXXX3-8')).toBe(false)
  })
})
