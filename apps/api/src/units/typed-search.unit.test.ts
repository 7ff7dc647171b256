import { makeCaseNo } from '@wengang/policy'
import { describe, expect, it } from 'vitest'
import { typedSearches } from './typed-search.ts'

const kinds = (typed: string) => typedSearches(typed).map(({ kind }) => kind)

describe('what was typed into the search', () => {
  it('is a case number only with its check character, however it is written', () => {
    const caseNo = makeCaseNo(Uint8Array.from([1, 2, 3, 4, 5]))
    expect(typedSearches(caseNo.toLowerCase().replaceAll('-', ' '))[0]).toEqual({
      kind: 'caseNo',
      caseNo,
    })
    const wrong = caseNo.slice(0, -1) + (caseNo.endsWith('0') ? '1' : '0')
    expect(kinds(wrong)).not.toContain('caseNo')
  })

  it('is a phone before it is the beginning of a code', () => {
    expect(kinds('199 0001 0001')).toEqual(['mobile', 'uscc', 'name'])
    expect(typedSearches('+86 199-0001-0001')[0]).toEqual({ kind: 'mobile', mobile: '19900010001' })
  })

  it('is a code or its beginning in whatever width and case', () => {
    expect(typedSearches('９１410181ma9')[0]).toEqual({ kind: 'uscc', beginning: '91410181MA9' })
    expect(kinds('914')).toEqual(['name'])
    expect(kinds('91410181MA9XXXXXXXX')).toEqual(['name'])
  })

  it('is a name otherwise, of two characters at least', () => {
    expect(kinds('示例 机械')).toEqual(['name'])
    expect(kinds('示')).toEqual([])
    expect(kinds('  ')).toEqual([])
  })
})
