import { describe, expect, it } from 'vitest'
import { getEdition } from './editions.ts'
import type { AssessedUnit, EligibilityReason } from './eligibility.ts'
import { assess, layoffCeilingBp, refundAmount } from './eligibility.ts'

const edition = getEdition('henan-refund-2023')

/** The figures printed in the manual (S2-25) with an invented code. */
const unit: AssessedUnit = {
  uscc: '93410181MA9XXXX384',
  headcount: 412,
  layoffBp: 0,
  size: 'large',
  ratioBp: 3000,
  baseFen: 79_045_700,
  amountFen: 23_713_710,
}

function failed(change: Partial<AssessedUnit>): EligibilityReason[] {
  return assess({ ...unit, ...change }, edition).reasons.filter(({ passed }) => !passed)
}

describe('refundAmount', () => {
  it.each([
    [79_045_700, 3000, 23_713_710], // S2-26
    [1, 3000, 0],
    [5, 3000, 2], // 1.5 fen
    [14_112, 6000, 8467], // 8467.2 fen
    [16_666_666_665, 6000, 9_999_999_999],
  ])('%i fen × %i bp = %i fen', (baseFen, ratioBp, amountFen) => {
    expect(refundAmount(baseFen, ratioBp, edition)).toBe(amountFen)
  })

  it('refuses a negative base', () => {
    expect(() => refundAmount(-1, 3000, edition)).toThrow(RangeError)
  })
})

describe('layoffCeilingBp', () => {
  it('changes between 30 and 31 insured', () => {
    expect(layoffCeilingBp(30, edition)).toBe(2000)
    expect(layoffCeilingBp(31, edition)).toBe(550)
  })
})

describe('assess', () => {
  it('explains an eligible unit line by line', () => {
    const { decision, reasons } = assess(unit, edition)
    expect(decision).toBe('eligible')
    expect(reasons.map(({ code, words }) => [code, words])).toEqual([
      ['unitKind', '单位类型在返还范围内'],
      ['headcount', '参保人数 412 人'],
      ['layoffRate', '裁员率 0%，不高于 5.5%（参保 30 人以上的上限）'],
      ['premiumPaid', '上年度失业保险缴费 790,457.00 元'],
      ['ratio', '大型企业返还比例 30%'],
      ['amount', '790,457.00 元 × 30% = 237,137.10 元'],
    ])
  })

  it.each([
    [30, 2000, true],
    [30, 2001, false],
    [31, 550, true],
    [31, 551, false],
    [31, 2000, false],
  ])('at %i insured a layoff rate of %i bp qualifies: %s', (headcount, layoffBp, qualifies) => {
    const { decision } = assess({ ...unit, headcount, layoffBp }, edition)
    expect(decision).toBe(qualifies ? 'eligible' : 'notEligible')
  })

  it('takes a negative layoff rate as none', () => {
    const { decision, reasons } = assess({ ...unit, layoffBp: -120 }, edition)
    expect(decision).toBe('eligible')
    expect(reasons.find(({ code }) => code === 'layoffRate')?.figures).toMatchObject({
      layoffBp: 0,
    })
  })

  it('gives the figures of a refusal with its words', () => {
    expect(failed({ layoffBp: 560 })).toEqual([
      {
        code: 'layoffRate',
        passed: false,
        figures: { layoffBp: 560, ceilingBp: 550, headcount: 412 },
        words: '裁员率 5.6%，高于 5.5%（参保 30 人以上的上限）',
      },
    ])
  })

  it.each([
    ['11410181MA9XXXX384', '机关不在返还范围内'],
    ['12410181MA9XXXX384', '事业单位不在返还范围内'],
  ])('never qualifies %s', (uscc, words) => {
    expect(assess({ ...unit, uscc }, edition).decision).toBe('notEligible')
    expect(failed({ uscc })).toMatchObject([{ code: 'unitKind', words }])
  })

  it.each(['51', '52', '53', '31', '91', '92'])('includes units of kind %s', (prefix) => {
    expect(failed({ uscc: `${prefix}410181MA9XXXX384` })).toEqual([])
  })

  it('refunds nothing where nothing was paid, without a second complaint', () => {
    expect(failed({ baseFen: 0, amountFen: 0 }).map(({ code }) => code)).toEqual(['premiumPaid'])
    expect(failed({ baseFen: -100, amountFen: 0 }).map(({ code }) => code)).toEqual(['premiumPaid'])
  })

  it('tells wrong figures of a qualifying unit from a unit that does not qualify', () => {
    expect(assess({ ...unit, amountFen: 23_713_711 }, edition).decision).toBe('inconsistent')
    expect(assess({ ...unit, amountFen: 1, headcount: 0 }, edition).decision).toBe('notEligible')
  })

  it('checks the amount against the ratio of the list and reports a wrong ratio once', () => {
    expect(failed({ ratioBp: 6000, amountFen: 47_427_420 })).toMatchObject([
      {
        code: 'ratio',
        figures: { size: 'large', ratioBp: 6000, editionBp: 3000 },
        words: '大型企业返还比例 30%，名单上是 60%',
      },
    ])
  })

  it('shows the right sum beside a wrong amount', () => {
    expect(failed({ amountFen: 23_713_700 })).toMatchObject([
      { words: '790,457.00 元 × 30% = 237,137.10 元，名单上是 237,137.00 元' },
    ])
  })
})
