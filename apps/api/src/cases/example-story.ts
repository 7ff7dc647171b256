import {
  type CaseState,
  type Edition,
  getEdition,
  makeCalendar,
  statusWords,
} from '@wengang/policy'
import { seedCalendarYears } from '@wengang/policy/workday-seed'
import type { CaseStory } from './case-story.ts'

const edition: Edition = getEdition('henan-refund-2023')
const at = (instant: string): number => Date.parse(`${instant}+08:00`)

export const exampleOffice = '巩义市失业保险经办机构'

const answer = {
  choice: 'ACCEPT',
  at: at('2023-12-09T10:42:05'),
  channel: 'link',
  who: '手机 199****0001',
  reason: '',
} as const

const published = {
  state: 'publicity',
  cutAt: at('2024-01-05T17:00:00'),
  startsOn: '2024-01-05',
  endsOn: '2024-01-12',
  closedAt: null,
  voidedAt: null,
  voidNote: null,
} as const
const over = { ...published, state: 'closed', closedAt: at('2024-01-15T09:00:00') } as const
const allocated = { kind: 'allocated', at: at('2024-01-18T15:20:00'), facts: {} }
const ordered = {
  amountFen: 23_713_710,
  orderedAt: at('2024-01-20T09:00:00'),
  resultAt: null,
  resultNote: null,
  state: 'ordered',
} as const
const result = { ...ordered, resultAt: at('2024-01-26T11:05:00') }

type Part = Partial<CaseStory>
const answered: Part = { answers: [answer] }
const afterCut: Part = {
  ...answered,
  round: published,
  answerable: false,
  now: at('2024-01-08T10:00:00'),
}
const afterAllocation: Part = {
  ...afterCut,
  round: over,
  events: [allocated],
  now: at('2024-01-30T10:00:00'),
}

const parts: Readonly<Record<CaseState, Part>> = {
  offered: {},
  accepted: answered,
  declined: { answers: [{ ...answer, choice: 'DECLINE', reason: '另有安排' }] },
  publicity: afterCut,
  objected: {
    ...afterCut,
    events: [{ kind: 'objected', at: at('2024-01-08T09:00:00'), facts: {} }],
  },
  allocated: { ...afterAllocation, stageAt: allocated.at },
  paying: { ...afterAllocation, payments: [ordered] },
  paid: { ...afterAllocation, payments: [{ ...result, state: 'paid' }] },
  returned: {
    ...afterAllocation,
    payments: [{ ...result, state: 'returned', resultNote: '户名不符' }],
  },
  withdrawn: {
    answerable: false,
    stageAt: at('2023-12-10T15:00:00'),
    stageNote: '参保地已转出',
    events: [
      { kind: 'withdrawn', at: at('2023-12-10T15:00:00'), facts: { reason: '参保地已转出' } },
    ],
  },
  lapsed: {
    now: at('2024-01-03T10:00:00'),
    events: [{ kind: 'lapsed', at: at('2024-01-02T09:00:00'), facts: {} }],
  },
}

/** The story of an invented case in one state, for tests; `change` comes on top. */
export function exampleStory(state: CaseState, change: Part = {}): CaseStory {
  const story = {
    edition,
    state,
    answerable: true,
    hasDraft: false,
    hasAccount: true,
    correction: null,
    changed: false,
    office: exampleOffice,
    versions: [{ at: at('2023-11-20T09:30:00'), amountFen: 23_713_710, listed: true }],
    toldAt: at('2023-12-01T09:00:00'),
    answers: [],
    events: [],
    round: null,
    payments: [],
    stageAt: null,
    stageNote: null,
    calendar: makeCalendar(seedCalendarYears()),
    now: at('2023-12-10T16:00:00'),
    ...parts[state],
    ...change,
  }
  const { words, also } = statusWords(
    state,
    {
      daysLeft: Math.round((at('2023-12-31T00:00:00') - story.now) / 86_400_000),
      round: story.round,
      publicityEnd: story.round?.endsOn ?? null,
      withdrawalReason: story.stageNote,
    },
    story.edition,
  )
  return { ...story, status: { state, words, more: also } }
}
