import { describe, expect, it } from 'vitest'
import {
  maskUnitName,
  nameBigrams,
  normaliseUnitName,
  sameUnitName,
  searchableName,
  searchPairs,
} from './unit-name.ts'

describe('comparing names', () => {
  it.each([
    ['郑州示例（括号）商贸有限公司', '郑州示例(括号) 商贸有限公司'],
    ['巩义市示例𬭎运铸造有限公司\u3000', '巩义市示例𬭎运铸造有限公司'],
    ['示例ＡＢＣ１２号店', '示例abc12号店'],
    ['示例·甲有限公司', '示例・甲有限公司'],
    ['示例\u200b有限公司', '示例有限公司'],
  ])('%s and %s are the same', (one, other) => {
    expect(sameUnitName(one, other)).toBe(true)
  })

  it.each([
    ['巩义市示例机械有限公司', '洛阳示例无关贸易有限公司'],
    ['示例（集团）有限公司', '示例集团有限公司'],
    ['示例\ue0a3厂', '示例厂'],
    ['示例\ue0a3厂', '示例\ue0a4厂'],
    ['示例有限公司', '示例有限责任公司'],
    ['', ''],
    [' ', '\u3000'],
  ])('"%s" and "%s" are not', (one, other) => {
    expect(sameUnitName(one, other)).toBe(false)
  })

  it('keeps every character that is no blank', () => {
    expect(normaliseUnitName(' 《示例》\ue0a3、𬭎 （甲） ')).toBe('《示例》\ue0a3、𬭎(甲)')
  })
})

describe('searching names', () => {
  it('gives the distinct pairs of neighbours', () => {
    expect(nameBigrams('甲乙甲乙丙')).toEqual(['甲乙', '乙甲', '乙丙'])
  })

  it('takes a character outside the basic plane whole', () => {
    expect(nameBigrams('例𬭎运')).toEqual(['例𬭎', '𬭎运'])
  })

  it('finds a name by a part of it, typed without brackets and in lower case', () => {
    const indexed = new Set(nameBigrams('郑州示例（ＡＢ）商贸·有限公司'))
    for (const query of ['示例ab商贸', '(ab)', '商贸有限']) {
      expect(nameBigrams(query).every((pair) => indexed.has(pair))).toBe(true)
    }
    expect(nameBigrams('例贸').every((pair) => indexed.has(pair))).toBe(false)
  })

  it('gives a single character as it is, and nothing for nothing', () => {
    expect(nameBigrams('甲')).toEqual(['甲'])
    expect(nameBigrams('（）')).toEqual([])
  })

  it('leaves out pairs that nearly every name has', () => {
    expect(searchPairs('示例机械股份有限公司')).toEqual(['示例', '例机', '机械', '械股'])
    expect(searchPairs('有限责任公司')).toEqual([])
    expect(searchPairs('甲')).toEqual([])
    expect(searchableName('示例（甲） 有限公司')).toBe('示例甲有限公司')
  })

  it('keeps private-use characters', () => {
    expect(nameBigrams('甲\ue0a3乙')).toEqual(['甲\ue0a3', '\ue0a3乙'])
  })
})

describe('masking names', () => {
  it.each([
    ['巩义市示例机械有限公司', '巩义市···有限公司'],
    ['巩义市示例𬭎𬭎𬭎𬭎', '巩义市···𬭎𬭎𬭎𬭎'],
    ['甲'.repeat(44), '甲甲甲···甲甲甲甲'],
    ['巩义示例有限公司', '巩义···公司'],
    ['示例机械厂', '示···厂'],
    ['示例店', '···'],
    ['  巩义市示例机械有限公司\u3000', '巩义市···有限公司'],
    ['', ''],
  ])('"%s" shows as "%s"', (name, masked) => {
    expect(maskUnitName(name)).toBe(masked)
  })

  it('hides at least half of a short name', () => {
    for (let length = 1; length < 9; length += 1) {
      const shown = [...maskUnitName('甲'.repeat(length))].filter((one) => one === '甲').length
      expect(shown).toBeLessThanOrEqual(length / 2)
    }
  })
})
