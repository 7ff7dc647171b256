import { describe, expect, it } from 'vitest'
import * as identifiers from './index.ts'

describe('the package', () => {
  it('works from what is typed to what is printed', () => {
    const base = identifiers.parseYuan('790457')
    const ratio = identifiers.parsePercent('30%')
    if (!base.ok || !ratio.ok) throw new Error('both are plain numbers')
    const refundFen = identifiers.multiplyByBp(base.fen, ratio.ratioBp, 'halfUp')
    expect(identifiers.formatYuan(refundFen)).toBe('237,137.10')
    expect(identifiers.chineseCapital(refundFen)).toBe('贰拾叁万柒仟壹佰叁拾柒元壹角整')
  })
})
