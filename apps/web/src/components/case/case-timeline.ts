import type { OfferView, TimelineStep as ServerStep } from '@wengang/contracts/views'
import { caseWords } from '../../messages/case.zh.ts'
import { dateWords } from '../../messages/dates.zh.ts'
import type { TimelineStep } from '../base/timeline-step.ts'

const shownStates = { done: 'done', current: 'now', todo: 'next', failed: 'wrong' } as const

export interface CaseStep extends TimelineStep {
  /** The public list of the round, at the step that made it public. */
  listPath: string | null
}

/**
 * The server's steps in words: when and who, then what there is to say. A coming step without a
 * date says who sets it; nothing is ever estimated.
 */
export function caseSteps(
  steps: readonly ServerStep[],
  round: OfferView['round'],
): readonly CaseStep[] {
  return steps.map((step) => {
    const when = step.at === null ? null : dateWords.plainInstant(step.at)
    const said = [when, step.who, step.note].filter((line): line is string => Boolean(line))
    const silent = said.length === 0 && step.state !== 'done'
    const isPublic = step.key === 'publicity' && step.state !== 'todo' && round !== null
    return {
      key: step.key,
      title: step.title,
      state: shownStates[step.state],
      lines: silent ? [caseWords.noDate] : said,
      listPath: isPublic ? `/notices/${round.id}` : null,
    }
  })
}
