import type { TimelineStep } from '@wengang/contracts/views'
import { describe, expect, it } from 'vitest'
import { caseSteps } from './case-timeline.ts'

const step: TimelineStep = {
  key: 'allocated',
  state: 'todo',
  title: '核拨',
  at: null,
  who: null,
  note: null,
}
const round = { id: 'r1', startsOn: '2024-01-08', endsOn: '2024-01-15', closed: false }

describe('the steps of a case', () => {
  it('say when and who', () => {
    const at = Date.UTC(2023, 11, 8, 2, 42)
    const [shown] = caseSteps([{ ...step, state: 'done', at, who: '示例经办机构' }], null)
    expect(shown?.lines).toEqual(['2023年12月8日 10:42', '示例经办机构'])
  })

  it('never estimate a date that no office has set', () => {
    expect(caseSteps([step], null)[0]?.lines).toEqual(['时间由经办机构确定'])
  })

  it('leave the word to the office where it has spoken', () => {
    const [shown] = caseSteps([{ ...step, note: '预计 1月20日（示例经办机构）' }], null)
    expect(shown?.lines).toEqual(['预计 1月20日（示例经办机构）'])
  })

  it('lead to the public list from the publicity on, and not before', () => {
    const publicity = { ...step, key: 'publicity' } as const
    expect(caseSteps([{ ...publicity, state: 'current' }], round)[0]?.listPath).toBe('/notices/r1')
    expect(caseSteps([{ ...publicity, state: 'todo' }], round)[0]?.listPath).toBeNull()
    expect(caseSteps([{ ...publicity, state: 'current' }], null)[0]?.listPath).toBeNull()
  })
})
