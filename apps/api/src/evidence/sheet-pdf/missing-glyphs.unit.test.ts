import { describe, expect, it } from 'vitest'
import { markMissing, missingNote } from './missing-glyphs.ts'

describe('marking what cannot be shown', () => {
  it('puts one mark for one character and leaves the rest as it is', () => {
    expect(markMissing('郑州𠮷祥\ue0a3公司')).toBe('郑州〓祥〓公司')
    expect(markMissing('示例（郑州）·有限公司')).toBe('示例（郑州）·有限公司')
  })

  it('keeps breaks of lines and turns blanks without a glyph into ordinary ones', () => {
    expect(markMissing('第一行\n第二行\t末\u2009尾')).toBe('第一行\n第二行 末 尾')
  })

  it('says nothing when nothing is missing', () => {
    expect(missingNote(['郑州示例有限公司'], ['郑州示例有限公司'])).toBeNull()
  })

  it('counts different characters and refers to the registered name', () => {
    expect(missingNote(['𠮷祥𠮷', '\ue0a3'], ['𠮷祥\ue0a3'])).toBe(
      '〓 有 2 个字暂时显示不了（U+20BB7、U+E0A3），以登记的名称为准。',
    )
  })

  it('refers to the archived text when another text holds one', () => {
    expect(missingNote(['𠮷祥', '太好了😀'], ['𠮷祥'])).toBe(
      '〓 有 2 个字暂时显示不了（U+20BB7、U+1F600），以存档的原文为准。',
    )
  })
})
