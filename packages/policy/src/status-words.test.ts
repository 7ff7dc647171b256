import { describe, expect, it } from 'vitest'
import { caseStates } from './case-state.ts'
import type { Edition, NoDecisionRule } from './edition.ts'
import { getEdition } from './editions.ts'
import type { Status, StatusFacts } from './status-words.ts'
import { statusWords } from './status-words.ts'

const edition = getEdition('henan-refund-2023')

const facts: StatusFacts = {
  daysLeft: 23,
  round: null,
  publicityEnd: null,
  withdrawalReason: null,
}

function words(status: Status): string {
  return statusWords(status, facts, edition).words
}

function also(status: Status, change: Partial<StatusFacts> = {}, under = edition): string | null {
  return statusWords(status, { ...facts, ...change }, under).also
}

function withSilence(noDecision: NoDecisionRule): Edition {
  return { ...edition, noDecision }
}

describe('statusWords', () => {
  it.each<[Status, string]>([
    ['offered', '待确认'],
    ['draft', '已选择，尚未提交，不算数'],
    ['accepted', '已确认享受'],
    ['declined', '已放弃享受'],
    ['publicity', '公示中'],
    ['objected', '公示异议处理中'],
    ['allocated', '已核拨'],
    ['paying', '拨付中'],
    ['paid', '已拨付'],
    ['returned', '拨付未成功'],
    ['withdrawn', '已撤回'],
    ['lapsed', '转人工核实'],
  ])('%s is %s', (status, expected) => {
    expect(words(status)).toBe(expected)
  })

  it('says a different word for every state', () => {
    const all = [...caseStates, 'draft' as const].map(words)
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    [23, '还有 23 天；到期没有确认的，转人工核实'],
    [0, '今天截止；到期没有确认的，转人工核实'],
    [-1, '确认截止日已过，仍可确认'],
  ])('with %i days left an offer says %s', (daysLeft, expected) => {
    expect(also('offered', { daysLeft })).toBe(expected)
  })

  it('tells who has answered whether the answer can still change', () => {
    expect(also('accepted')).toBe('公示前可更改')
    expect(also('declined')).toBe('公示前可更改；不列入公示名单')
    expect(also('declined', { round: { state: 'preparing' } })).toBe('公示前可更改；不列入公示名单')
    expect(also('declined', { round: { state: 'publicity' } })).toBe('不能再更改；不列入公示名单')
    const once = { ...edition, answersMayRepeat: false }
    expect(also('accepted', {}, once)).toBeNull()
    expect(also('declined', {}, once)).toBe('不能再更改；不列入公示名单')
  })

  it('gives the end of the publicity, and once it is over what comes next', () => {
    const publicityEnd = '2024-01-15'
    expect(also('publicity', { round: { state: 'publicity' }, publicityEnd })).toBe(
      '至 1月15日；不能再更改',
    )
    expect(also('publicity', { round: { state: 'publicity' } })).toBe('不能再更改')
    expect(also('publicity', { round: { state: 'closed' }, publicityEnd })).toBe(
      '公示期满，等待核拨',
    )
  })

  it('promises no arrival and shows the way after a failed payment', () => {
    expect(also('paid')).toBe('到账以银行为准')
    expect(also('returned')).toBe('请到业务大厅核对收款账户，或拨打 12333')
    expect(also('returned', { accountCorrected: true })).toBe('收款账户已更正，核对后重新拨付')
  })

  it('gives the reason of a withdrawal', () => {
    expect(also('withdrawn', { withdrawalReason: '名单有误' })).toBe('名单有误')
  })

  it.each([
    ['waived', '视为放弃'],
    ['payAnyway', '照常拨付'],
    ['manualCheck', '转人工核实'],
  ] as const)('says what silence means where the edition says %s', (policy, expected) => {
    const strict = withSilence({ policy, answerableAfter: false })
    expect(statusWords('lapsed', facts, strict).words).toBe(expected)
    expect(also('lapsed', {}, strict)).not.toContain('仍可确认')
    expect(also('lapsed', {}, withSilence({ policy, answerableAfter: true }))).toContain('仍可确认')
  })
})
