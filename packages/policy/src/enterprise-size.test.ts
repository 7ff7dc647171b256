import { describe, expect, it } from 'vitest'
import type { EnterpriseSize } from './enterprise-size.ts'
import { enterpriseSizeWords, parseEnterpriseSize } from './enterprise-size.ts'

describe('parseEnterpriseSize', () => {
  it('reads back every word it writes, with and without 企业', () => {
    const sizes = Object.keys(enterpriseSizeWords) as EnterpriseSize[]
    expect(sizes).toHaveLength(4)
    for (const size of sizes) {
      expect(parseEnterpriseSize(enterpriseSizeWords[size])).toBe(size)
      expect(parseEnterpriseSize(` ${enterpriseSizeWords[size]}企业 `)).toBe(size)
    }
  })

  it('guesses nothing', () => {
    expect(parseEnterpriseSize('中小微')).toBeNull()
    expect(parseEnterpriseSize('')).toBeNull()
  })
})
