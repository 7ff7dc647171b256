import { type CaseState, caseStates, getEdition } from '@wengang/policy'
import { describe, expect, it } from 'vitest'
import { caseHistory } from './case-history.ts'
import { caseOverdue } from './case-overdue.ts'
import type { CaseStory } from './case-story.ts'
import { caseTimeline } from './case-timeline.ts'
import { caseTodo } from './case-todo.ts'
import { exampleOffice, exampleStory } from './example-story.ts'

const edition = getEdition('henan-refund-2023')
const shown = (story: CaseStory): string[] =>
  caseTimeline(story).map(({ state, title }) => `${title} ${state}`)
const wordsOf = (story: CaseStory): string[] => caseHistory(story).map(({ words }) => words)

const timelines: Record<CaseState, string[]> = {
  offered: ['核定 done', '待确认 current', '公示 todo', '核拨 todo', '拨付 todo'],
  accepted: ['核定 done', '待确认 done', '已确认享受 done', '公示 todo', '核拨 todo', '拨付 todo'],
  declined: ['核定 done', '待确认 done', '已放弃享受 done'],
  publicity: [
    '核定 done',
    '待确认 done',
    '已确认享受 done',
    '公示中 current',
    '核拨 todo',
    '拨付 todo',
  ],
  objected: [
    '核定 done',
    '待确认 done',
    '已确认享受 done',
    '公示异议处理中 current',
    '核拨 todo',
    '拨付 todo',
  ],
  allocated: [
    '核定 done',
    '待确认 done',
    '已确认享受 done',
    '公示 done',
    '已核拨 done',
    '拨付 todo',
  ],
  paying: [
    '核定 done',
    '待确认 done',
    '已确认享受 done',
    '公示 done',
    '已核拨 done',
    '拨付中 current',
  ],
  paid: ['核定 done', '待确认 done', '已确认享受 done', '公示 done', '已核拨 done', '已拨付 done'],
  returned: [
    '核定 done',
    '待确认 done',
    '已确认享受 done',
    '公示 done',
    '已核拨 done',
    '拨付未成功 failed',
  ],
  withdrawn: ['核定 done', '已撤回 failed'],
  lapsed: ['核定 done', '转人工核实 current', '公示 todo', '核拨 todo', '拨付 todo'],
}

describe('the timeline of a case', () => {
  it.each(caseStates)('tells where the money is when %s', (state) => {
    expect(shown(exampleStory(state))).toEqual(timelines[state])
  })

  it('gives every step that was done its instant and who did it', () => {
    for (const state of caseStates) {
      for (const step of caseTimeline(exampleStory(state))) {
        if (step.state === 'todo') expect(step).toMatchObject({ at: null, who: null })
        else
          expect(step, `${state} ${step.title}`).toMatchObject({
            at: expect.any(Number),
            who: expect.any(String),
          })
      }
    }
    const [assessed, , answered] = caseTimeline(exampleStory('accepted'))
    expect([assessed?.who, answered?.who]).toEqual([exampleOffice, '手机 199****0001'])
  })

  it('names a day for a coming step only where an office has set one, and who set it', () => {
    const notes = (story: CaseStory) =>
      caseTimeline(story)
        .filter(({ state }) => state === 'todo')
        .map(({ note }) => note)
    expect(notes(exampleStory('accepted'))).toEqual(Array(3).fill('时间由经办机构确定'))
    const announced = {
      ...edition,
      nextStepDates: { publicity: { day: '2024-01-05', setBy: '郑州市失业保险中心' } },
    }
    expect(notes(exampleStory('accepted', { edition: announced }))).toEqual([
      '2024年1月5日（周五）（郑州市失业保险中心确定）',
      '时间由经办机构确定',
      '时间由经办机构确定',
    ])
  })

  it('says that a closed publicity is over and waits for the allocation', () => {
    const { round, ...story } = exampleStory('publicity')
    const closed = { ...story, round: { ...round!, state: 'closed' as const } }
    expect(shown(closed).slice(3)).toEqual(['公示 done', '核拨 todo', '拨付 todo'])
  })

  it('keeps what had happened before a withdrawal', () => {
    const before = exampleStory('allocated')
    const { status, stageNote, stageAt } = exampleStory('withdrawn')
    const story = { ...before, state: 'withdrawn' as const, status, stageNote, stageAt }
    expect(shown(story)).toEqual([...timelines.allocated.slice(0, 5), '已撤回 failed'])
    expect(caseTimeline(story).at(-1)).toMatchObject({ key: 'paid', note: '参保地已转出' })
  })

  it('says that the account must be completed before payment', () => {
    const steps = caseTimeline(exampleStory('allocated', { hasAccount: false }))
    expect(steps.at(-1)?.note).toBe('时间由经办机构确定；收款账户不完整，补全后才能拨付')
  })
})

describe('what the firm must do now', () => {
  it('tells whoever corrected an account to wait, and to come again when it was turned down', () => {
    const todo = (refusedFor: string | null) =>
      caseTodo(exampleStory('returned', { correction: { refusedFor } }))
    expect(todo(null)).toBe('收款账户已更正，经办机构核对后会重新拨付。您现在不需要做什么。')
    expect(todo('户名不符')).toContain('没有通过核对（户名不符），请再到业务大厅')
  })

  const todos: Record<CaseState, string> = {
    offered: '请在 2023年12月31日（周日）前阅读政策并确认，还有 21 天。',
    accepted: '您现在不需要做什么。公示开始前可以更改。',
    declined: '您现在不需要做什么。公示开始前可以更改。',
    publicity: '您现在不需要做什么。',
    objected: '有人对公示提出异议，经办机构正在处理。您现在不需要做什么，有结果会在这里显示。',
    allocated: '您现在不需要做什么。',
    paying: '您现在不需要做什么。',
    paid: '已经办完，不用再办别的。',
    returned:
      '银行退回了这笔款（户名不符）。请到业务大厅核对收款账户，或拨打 12333，更正后会重新拨付。',
    withdrawn: '您现在不需要做什么。有疑问请拨打 12333。',
    lapsed: '到期没有确认，由经办机构人工核实，您单位仍可确认。',
  }

  it.each(caseStates)('is one sentence when %s', (state) => {
    expect(caseTodo(exampleStory(state))).toBe(todos[state])
  })

  it('is to submit where a choice was only saved', () => {
    for (const state of ['offered', 'accepted', 'declined'] as const) {
      const words = caseTodo(exampleStory(state, { hasDraft: true }))
      expect(words).toBe('您单位已选择，尚未提交，不算数。请核对后提交。')
    }
    expect(caseTodo(exampleStory('publicity', { hasDraft: true }))).toBe(todos.publicity)
  })

  it('is to read again where the offer changed, and to confirm still after the deadline', () => {
    const changed = exampleStory('offered', { changed: true })
    expect(caseTodo(changed)).toBe('金额、比例或账户有更新，以前的选择不算数，请重新阅读并确认。')
    const late = exampleStory('offered', { now: Date.parse('2024-01-01T10:00:00+08:00') })
    expect(caseTodo(late)).toBe('确认截止日已过，仍可确认。请阅读政策并确认。')
  })

  it('is to complete the account where it is blank and money is to come', () => {
    for (const state of ['accepted', 'publicity', 'allocated'] as const) {
      expect(caseTodo(exampleStory(state, { hasAccount: false }))).toContain('社保业务大厅窗口补全')
    }
    expect(caseTodo(exampleStory('declined', { hasAccount: false }))).toBe(todos.declined)
  })
})

describe('the history of a case', () => {
  it('tells everything in plain words, newest first', () => {
    expect(wordsOf(exampleStory('returned'))).toEqual([
      '拨付未成功：户名不符',
      '已发出拨付 237,137.10 元',
      '资金已核拨',
      '公示期满',
      '公示开始，至 1月12日',
      '确认享受',
      '已发短信通知您单位',
      '核定返还金额 237,137.10 元',
    ])
  })

  it('names a reason, and nothing that no firm needs to know', () => {
    const declined = exampleStory('declined', {
      events: [
        { kind: 'sheetRendered', at: 1, facts: {} },
        { kind: 'toString', at: 2, facts: {} },
      ],
    })
    expect(wordsOf(declined)).toEqual([
      '放弃享受，原因：另有安排',
      '已发短信通知您单位',
      '核定返还金额 237,137.10 元',
    ])
  })

  it('tells a voided publicity with its note, and what was changed at the window', () => {
    const { round } = exampleStory('publicity')
    const story = exampleStory('accepted', {
      round: { ...round!, state: 'void', voidedAt: round!.cutAt! + 1, voidNote: '名单有误' },
      events: [
        { kind: 'contactChanged', at: 5, facts: { reason: '换人' } },
        { kind: 'accountCorrected', at: 6, facts: { accountTail: '0046' } },
      ],
    })
    expect(wordsOf(story)).toEqual([
      '这次公示已作废：名单有误。您单位的选择可以再更改',
      '公示开始，至 1月12日',
      '确认享受',
      '已发短信通知您单位',
      '核定返还金额 237,137.10 元',
      '收款账户已更正为尾号 0046',
      '联系手机号已更正',
    ])
    expect(caseHistory(story).at(-1)?.who).toBe('业务大厅窗口')
  })
})

describe('what is overdue', () => {
  const promising = (length: number) => ({
    ...edition,
    stages: edition.stages.map((stage) =>
      stage.id === 'payment'
        ? { ...stage, promise: { kind: 'within', length, unit: 'workday' } as const }
        : stage,
    ),
  })
  // Allocated on Thursday, 2024-01-18; the tenth working day after is Thursday, 2024-02-01.
  const on = (day: string, length = 10, state: CaseState = 'paying') =>
    caseOverdue(
      exampleStory(state, { edition: promising(length), now: Date.parse(`${day}T09:00:00+08:00`) }),
    )

  it('is told from the day after the last promised working day', () => {
    expect(on('2024-02-01')).toBeNull()
    expect(on('2024-02-02')).toBe(
      '拨付承诺在核拨后 10 个工作日内办结，已经超过。可拨打 12333 询问。',
    )
    expect(on('2024-02-02', 10, 'allocated')).not.toBeNull()
    expect(on('2024-02-02', 10, 'paid')).toBeNull()
  })

  it('is never said where no document promises anything', () => {
    const now = Date.parse('2025-06-01T09:00:00+08:00')
    for (const state of caseStates) expect(caseOverdue(exampleStory(state, { now }))).toBeNull()
  })

  it('is not guessed beyond the calendar', () => {
    expect(on('2040-01-01', 12_000)).toBeNull()
  })

  it('is told when the day that an office has set is past', () => {
    const announced = {
      ...edition,
      nextStepDates: { payment: { day: '2024-01-28', setBy: '郑州市财政局' } },
    }
    const words = (day: string) =>
      caseOverdue(
        exampleStory('paying', { edition: announced, now: Date.parse(`${day}T09:00:00+08:00`) }),
      )
    expect(words('2024-01-28')).toBeNull()
    expect(words('2024-01-29')).toContain('拨付时间定在 2024年1月28日（周日）（郑州市财政局确定）')
  })
})
