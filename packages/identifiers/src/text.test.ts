import { describe, expect, it } from 'vitest'
import {
  codePointLength,
  findPrivateUse,
  hasPrivateUse,
  stripBlanks,
  stripSeparators,
  toHalfWidth,
} from './text.ts'

describe('half width', () => {
  it('narrows letters, digits, brackets and the wide blank', () => {
    expect(toHalfWidth('ＭＡ９（ａ）％　！～')).toBe('MA9(a)% !~')
  })

  it('leaves Chinese punctuation and look-alikes of names as they are', () => {
    expect(toHalfWidth('《甲》、㈱Ⅲ·￥')).toBe('《甲》、㈱Ⅲ·￥')
  })
})

describe('blanks and separators', () => {
  it('removes visible and invisible blanks', () => {
    expect(stripBlanks(' 1\u30002\u00a03\u200b4\ufeff5\t6\u202d7\u202c\n')).toBe('1234567')
  })

  it('keeps hyphens unless separators go too', () => {
    expect(stripBlanks('1-2')).toBe('1-2')
    expect(stripSeparators('1-2–3—4−5 6')).toBe('123456')
  })
})

describe('code points', () => {
  it('counts a character outside the basic plane once', () => {
    expect(codePointLength('巩义𬭎运')).toBe(4)
    expect('巩义𬭎运'.length).toBe(5)
  })

  it('finds private-use characters of every plane with their places', () => {
    expect(findPrivateUse('𬭎\ue0a3厂\u{f0001}')).toEqual([
      { position: 2, character: '\ue0a3', codePoint: 'U+E0A3' },
      { position: 4, character: '\u{f0001}', codePoint: 'U+F0001' },
    ])
  })

  it('takes a rare but assigned character for what it is', () => {
    expect(hasPrivateUse('巩义市示例𬭎运铸造有限公司')).toBe(false)
    expect(hasPrivateUse('示例\uf8ff厂')).toBe(true)
    expect(findPrivateUse('示例𬭎厂')).toEqual([])
  })
})
