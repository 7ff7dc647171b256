import type { CaseView } from '@wengang/contracts'
import { sheetsOfCase } from '../evidence/sheet.queries.ts'
import { fullOffer } from '../offers/get-offer.ts'
import type { Services } from '../platform/services.ts'
import { caseHistory } from './case-history.ts'
import { caseOverdue } from './case-overdue.ts'
import { readStory } from './case-story.queries.ts'
import { caseTimeline } from './case-timeline.ts'
import { caseTodo } from './case-todo.ts'
import type { CaseRow } from './case.queries.ts'

/** The page of a case, the same for its firm and for staff. */
export async function casePage(services: Services, row: CaseRow): Promise<CaseView> {
  const { clock, keys, store } = services
  const now = clock.now()
  const offer = await fullOffer(services, row)
  const story = await readStory(store.read, row, keys, { hasDraft: offer.draft !== null, now })
  const sheets = await sheetsOfCase(store.read, row.id)
  return {
    offer,
    todo: caseTodo(story),
    timeline: caseTimeline(story),
    history: caseHistory(story),
    sheets: sheets.map(({ id, seq, choice, decided_at: decidedAt }) => ({
      id,
      seq,
      choice,
      decidedAt,
    })),
    refreshedAt: now,
    overdue: caseOverdue(story),
  }
}
