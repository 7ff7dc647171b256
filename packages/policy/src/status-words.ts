import type { CaseState, RoundFacts } from './case-state.ts'
import { isCut } from './case-state.ts'
import type { Day } from './days.ts'
import { formatMonthDay } from './days.ts'
import type { Edition } from './edition.ts'
import { noDecisionMeaning, noDecisionWords } from './no-decision.ts'

/** What a firm can see of its case: a state, or a choice that has not been submitted yet. */
export type Status = CaseState | 'draft'

/** What the second line is made of; null where it is not known or does not apply. */
export interface StatusFacts {
  /** Days until the answer deadline; negative once it has passed. */
  daysLeft: number | null
  round: RoundFacts | null
  publicityEnd: Day | null
  withdrawalReason: string | null
  /** Whether another account was entered since the bank sent the money back. */
  accountCorrected?: boolean
}

export interface StatusWords {
  words: string
  /** What the firm also sees; null where there is nothing to add. */
  also: string | null
}

/** A choice that was not submitted yet: screens show it instead of the words of the state. */
export const draftWords = '已选择，尚未提交，不算数'

type Line = (facts: StatusFacts, edition: Edition) => string | null

/** One word for one state, for firm, staff, messages and files alike. */
const statusTable: Readonly<
  Record<Status, { words: string | ((edition: Edition) => string); also: Line }>
> = {
  offered: { words: '待确认', also: offeredLine },
  draft: { words: draftWords, also: offeredLine },
  accepted: {
    words: '已确认享受',
    also: (_, edition) => (edition.answersMayRepeat ? '公示前可更改' : null),
  },
  declined: {
    words: '已放弃享受',
    also: ({ round }, edition) => {
      const change = isCut(round) || !edition.answersMayRepeat ? '不能再更改' : '公示前可更改'
      return `${change}；不列入公示名单`
    },
  },
  publicity: {
    words: '公示中',
    also: ({ round, publicityEnd }) => {
      if (round?.state === 'closed') return '公示期满，等待核拨'
      const until = publicityEnd === null ? '' : `至 ${formatMonthDay(publicityEnd)}；`
      return `${until}不能再更改`
    },
  },
  objected: { words: '公示异议处理中', also: () => null },
  allocated: { words: '已核拨', also: () => null },
  paying: { words: '拨付中', also: () => null },
  paid: { words: '已拨付', also: () => '到账以银行为准' },
  returned: {
    words: '拨付未成功',
    also: ({ accountCorrected = false }, edition) =>
      accountCorrected
        ? '收款账户已更正，核对后重新拨付'
        : `请到业务大厅核对收款账户，或拨打 ${edition.jurisdiction.hotline}`,
  },
  withdrawn: { words: '已撤回', also: ({ withdrawalReason }) => withdrawalReason },
  lapsed: { words: noDecisionWords, also: (_, edition) => noDecisionMeaning(edition) },
}

export function statusWords(status: Status, facts: StatusFacts, edition: Edition): StatusWords {
  const { words, also } = statusTable[status]
  return {
    words: typeof words === 'string' ? words : words(edition),
    also: also(facts, edition),
  }
}

/** '还有 23 天'. The deadline refuses nothing, so nobody is told that it is too late. */
export function daysLeftWords(daysLeft: number): string {
  if (daysLeft > 0) return `还有 ${daysLeft} 天`
  return daysLeft === 0 ? '今天截止' : '确认截止日已过，仍可确认'
}

function offeredLine({ daysLeft }: StatusFacts, edition: Edition): string | null {
  if (daysLeft === null) return null
  const left = daysLeftWords(daysLeft)
  return daysLeft < 0 ? left : `${left}；到期没有确认的，${noDecisionWords(edition)}`
}
