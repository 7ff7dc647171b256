import type { TimelineStep } from '@wengang/contracts'
import { formatDate, formatMonthDay, type StageId, statusWords } from '@wengang/policy'
import { type CaseStory, isPublished, lastEvent } from './case-story.ts'

type Key = TimelineStep['key']

/** Said of every coming step for which no office has set a day: nothing is ever estimated. */
export const noDateWords = '时间由经办机构确定'

const stageOf = {
  assessed: 'assessment',
  offered: 'confirmation',
  answered: 'confirmation',
  publicity: 'publicity',
  allocated: 'allocation',
  paid: 'payment',
} as const satisfies Record<Key, StageId>

/**
 * Where the money is, step by step: 核定, 待确认, 已确认 or 已放弃, 公示, 核拨, 拨付. A case that was given
 * up or withdrawn ends where it ended.
 */
export function caseTimeline(story: CaseStory): TimelineStep[] {
  switch (story.state) {
    case 'offered':
      return [...begun(story), waiting(story), ...coming(story, ['publicity', 'allocated', 'paid'])]
    case 'lapsed':
      return [
        ...begun(story),
        { ...waiting(story), title: story.status.words, note: story.status.more },
        ...(story.answerable ? coming(story, ['publicity', 'allocated', 'paid']) : []),
      ]
    case 'accepted':
      return [
        ...begun(story),
        told(story),
        answered(story, story.status.more),
        ...coming(story, ['publicity', 'allocated', 'paid']),
      ]
    case 'declined':
      return [...begun(story), told(story), answered(story, story.status.more)]
    case 'publicity':
    case 'objected':
      return [
        ...begun(story),
        told(story),
        answered(story, null),
        publicity(story),
        ...coming(story, ['allocated', 'paid']),
      ]
    case 'allocated':
      return [...upToAllocation(story), ...coming(story, ['paid'])]
    case 'paying':
    case 'paid':
    case 'returned':
      return [...upToAllocation(story), payment(story)]
    case 'withdrawn':
      return withdrawn(story)
  }
}

function begun(story: CaseStory): TimelineStep[] {
  const newest = story.versions.at(-1)
  const note = story.versions.length > 1 ? '有过更新，以最新的为准' : null
  return [done(story, 'assessed', newest?.at ?? null, story.office, note)]
}

/** The step that waits for the firm. */
function waiting({ changed, edition, status, toldAt, office }: CaseStory): TimelineStep {
  const { more } = status
  const until = `${formatDate(edition.answerDeadline)}截止`
  const note = changed
    ? '内容有更新，以前的选择不算数，请重新阅读并确认'
    : more === null
      ? until
      : `${until}，${more}`
  return { key: 'offered', state: 'current', title: status.words, at: toldAt, who: office, note }
}

function told(story: CaseStory): TimelineStep {
  const { office, toldAt } = story
  const who = toldAt === null ? null : office
  return { ...done(story, 'offered', toldAt, who, null), title: stateTitle(story, 'offered') }
}

function answered(story: CaseStory, note: string | null): TimelineStep {
  const last = story.answers.at(-1)
  const title = stateTitle(story, last?.choice === 'DECLINE' ? 'declined' : 'accepted')
  return { ...done(story, 'answered', last?.at ?? null, last?.who ?? null, note), title }
}

function publicity(story: CaseStory): TimelineStep {
  const { office, round, state, status } = story
  const from = round?.startsOn ?? null
  const to = round?.endsOn ?? null
  const note =
    from === null || to === null ? null : `${formatMonthDay(from)} 至 ${formatMonthDay(to)}`
  const step = done(story, 'publicity', round?.cutAt ?? null, office, note)
  if (state === 'objected') return { ...step, state: 'current', title: status.words }
  if (state === 'publicity' && round?.state === 'publicity') {
    return { ...step, state: 'current', title: status.words, note: join(note, '不能再更改') }
  }
  return step
}

function upToAllocation(story: CaseStory): TimelineStep[] {
  const at =
    lastEvent(story, 'allocated')?.at ?? (story.state === 'allocated' ? story.stageAt : null)
  return [
    ...begun(story),
    told(story),
    answered(story, null),
    publicity(story),
    { ...done(story, 'allocated', at, story.office, null), title: stateTitle(story, 'allocated') },
  ]
}

function payment(story: CaseStory): TimelineStep {
  const { office, payments, state, status } = story
  const last = payments.at(-1)
  const step = { key: 'paid', title: status.words, who: office } as const
  if (state === 'paying') {
    return {
      ...step,
      state: 'current',
      at: last?.orderedAt ?? null,
      note: '已发出拨付，到账以银行为准',
    }
  }
  if (state === 'paid') {
    return { ...step, state: 'done', at: last?.resultAt ?? null, note: status.more }
  }
  const cause = last?.resultNote ? `银行退回：${last.resultNote}` : '银行退回了这笔款'
  return { ...step, state: 'failed', at: last?.resultAt ?? null, note: cause }
}

/** What had happened before, then the withdrawal in the place of the step that did not come. */
function withdrawn(story: CaseStory): TimelineStep[] {
  const wasAllocated = lastEvent(story, 'allocated') !== undefined
  const before = [
    ...begun(story),
    ...(story.answers.length > 0 ? [told(story), answered(story, null)] : []),
    ...(isPublished(story) ? [publicity(story)] : []),
    ...(wasAllocated ? upToAllocation(story).slice(-1) : []),
  ]
  const order: readonly Key[] = ['offered', 'publicity', 'allocated', 'paid']
  const key = order.find((next) => before.every((step) => step.key !== next)) ?? 'paid'
  const { office, stageAt, stageNote, status } = story
  return [
    ...before,
    { key, state: 'failed', title: status.words, at: stageAt, who: office, note: stageNote },
  ]
}

/** Steps that are still to come; a day only where an office has set one, and who set it. */
function coming(story: CaseStory, keys: readonly Key[]): TimelineStep[] {
  return keys.map((key) => {
    const announced = story.edition.nextStepDates[stageOf[key]]
    const when =
      announced === undefined
        ? noDateWords
        : `${formatDate(announced.day)}（${announced.setBy}确定）`
    const missing = key === 'paid' && !story.hasAccount ? '收款账户不完整，补全后才能拨付' : null
    const note = missing === null ? when : join(when, missing)
    return { key, state: 'todo', title: stageTitle(story, key), at: null, who: null, note }
  })
}

function done(
  story: CaseStory,
  key: Key,
  at: number | null,
  who: string | null,
  note: string | null,
): TimelineStep {
  return { key, state: 'done', title: stageTitle(story, key), at, who, note }
}

/** A stage as its edition names it. */
function stageTitle({ edition }: CaseStory, key: Key): string {
  return edition.stages.find(({ id }) => id === stageOf[key])?.words ?? ''
}

/** A state that the case went through, in the words of the one table. */
function stateTitle(
  { edition }: CaseStory,
  state: 'offered' | 'accepted' | 'declined' | 'allocated',
): string {
  const unknown = { daysLeft: null, round: null, publicityEnd: null, withdrawalReason: null }
  return statusWords(state, unknown, edition).words
}

function join(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join('；')
}
