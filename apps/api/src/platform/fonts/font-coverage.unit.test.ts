import { describe, expect, it } from 'vitest'
import { codePointName, isCovered, uncoveredCharacters } from './font-coverage.ts'

/** Every character of GB2312's two levels of hanzi. */
function gb2312Hanzi(): string {
  const decoder = new TextDecoder('gb18030')
  let hanzi = ''
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    for (let cell = 0xa1; cell <= last; cell += 1) hanzi += decoder.decode(Uint8Array.of(row, cell))
  }
  return hanzi
}

describe('the coverage of the font', () => {
  it('holds all 6,763 hanzi of GB2312', () => {
    expect(Array.from(gb2312Hanzi())).toHaveLength(6763)
    expect(uncoveredCharacters(gb2312Hanzi())).toEqual([])
  })

  it('holds what names and amounts are written with', () => {
    const text =
      'ABCxyz0189（）()《》·、，。；：“”〔〕×%-–—〓✓□壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整'
    expect(uncoveredCharacters(text)).toEqual([])
  })

  it('ends where the table of the font ends its ranges', () => {
    expect(isCovered('\u9fef')).toBe(true)
    expect(isCovered('\u9fff')).toBe(false)
    expect(isCovered('\u{10ffff}')).toBe(false)
    expect(isCovered('\u0000')).toBe(false)
  })

  it('lacks rare and private-use characters, named once in order of appearance', () => {
    expect(uncoveredCharacters('郑州𠮷祥\ue0a3𠮷公司𠀀')).toEqual(['𠮷', '\ue0a3', '𠀀'])
  })

  it('lacks what acts unseen: direction marks, joiners, controls, halves of a pair', () => {
    expect(uncoveredCharacters('甲\u202e乙\u200d\u0007\ud842丙')).toEqual([
      '\u202e',
      '\u200d',
      '\u0007',
      '\ud842',
    ])
  })

  it('needs no glyph for blanks of any width', () => {
    expect(uncoveredCharacters('甲 乙\t丙\n丁\u3000戊\u2009己')).toEqual([])
  })

  it('names a code point as the standard does', () => {
    expect(codePointName('\ue0a3')).toBe('U+E0A3')
    expect(codePointName('𠮷')).toBe('U+20BB7')
    expect(codePointName('\u0007')).toBe('U+0007')
  })
})
