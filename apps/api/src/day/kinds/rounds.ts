import type { DayItem } from '@wengang/contracts'
import { withinScope } from '../../platform/region-scope.ts'
import type { DayKind } from '../day-kind.ts'

/** Publicities: over and not closed, ending today, under way. */
export const roundsKind: DayKind = {
  act: 'viewRounds',
  async find({ db, person, today }) {
    const rounds = await db
      .selectFrom('round')
      .select(['id', 'title', 'ends_on'])
      .where('state', '=', 'publicity')
      .where(withinScope('round', person))
      .orderBy('ends_on')
      .limit(50)
      .execute()
    return rounds.map(({ id, title, ends_on: endsOn }): DayItem => {
      const line = { key: `round:${id}`, count: null, to: `/rounds/${id}` }
      if (endsOn !== null && endsOn < today) {
        return {
          ...line,
          group: 'overdue',
          words: `“${title}”公示期已满，请办结`,
          hint: `${endsOn} 期满`,
        }
      }
      return endsOn === today
        ? { ...line, group: 'today', words: `“${title}”今天公示期满`, hint: '明天可以办结' }
        : { ...line, group: 'running', words: `“${title}”公示中`, hint: `到 ${endsOn ?? ''}` }
    })
  },
}
