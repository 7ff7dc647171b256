import {
  addDays,
  addWorkdays,
  CalendarYearMissing,
  type Day,
  formatDate,
  shanghaiDay,
  type Stage,
  type StageId,
} from '@wengang/policy'
import { type CaseStory, lastEvent } from './case-story.ts'

/**
 * Says when the promise of the stage that is awaited, or the day that an office has set for it, has passed;
 * null otherwise. Where no document promises anything nothing is overdue, and a year without a calendar of
 * working days is not guessed.
 */
export function caseOverdue(story: CaseStory): string | null {
  const awaited = awaitedStage(story)
  if (awaited === null) return null
  const { edition, now } = story
  const stage = edition.stages.find(({ id }) => id === awaited.id)
  if (stage === undefined) return null
  const today = shanghaiDay(now)
  const ask = `可拨打 ${edition.jurisdiction.hotline} 询问。`
  const announced = edition.nextStepDates[awaited.id]
  if (announced !== undefined && announced.day < today) {
    return `${stage.words}时间定在 ${formatDate(announced.day)}（${announced.setBy}确定），已经超过。${ask}`
  }
  const last = awaited.since === null ? null : lastDay(stage, shanghaiDay(awaited.since), story)
  if (last === null || today <= last.day) return null
  return `${stage.words}承诺在${awaited.after}后 ${last.words}内办结，已经超过。${ask}`
}

interface Awaited {
  id: StageId
  /** When the stage before it ended, and how that is called. */
  since: number | null
  after: string
}

function awaitedStage(story: CaseStory): Awaited | null {
  const { answers, round, state } = story
  switch (state) {
    case 'accepted':
      return { id: 'publicity', since: answers.at(-1)?.at ?? null, after: '确认' }
    case 'publicity':
      if (round?.state !== 'closed') return null
      return { id: 'allocation', since: round.closedAt, after: '公示期满' }
    case 'allocated':
    case 'paying':
      return { id: 'payment', since: lastEvent(story, 'allocated')?.at ?? null, after: '核拨' }
    case 'offered':
    case 'declined':
    case 'objected':
    case 'paid':
    case 'returned':
    case 'withdrawn':
    case 'lapsed':
      return null
  }
}

function lastDay(
  { promise }: Stage,
  from: Day,
  { calendar }: CaseStory,
): { day: Day; words: string } | null {
  if (promise === null || promise.kind === 'instant') return null
  if (promise.unit === 'day') {
    return { day: addDays(from, promise.length), words: `${promise.length} 天` }
  }
  try {
    return {
      day: addWorkdays(from, promise.length, calendar),
      words: `${promise.length} 个工作日`,
    }
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null
    throw error
  }
}
