import type { DayItem } from '@wengang/contracts'
import { editionIds, formatDate, getEdition } from '@wengang/policy'
import { sql } from 'kysely'
import { withinRegion, worksFor } from '../../platform/region-scope.ts'
import { counted, type DayKind } from '../day-kind.ts'

/** Offers past the last day for an answer that have none. */
export const silentKind: DayKind = {
  act: 'viewCases',
  async find({ db, person, today }) {
    const items: DayItem[] = []
    for (const editionId of editionIds) {
      const { title, answerDeadline } = getEdition(editionId)
      if (today <= answerDeadline || !worksFor(person, editionId)) continue
      // Its conditions are literal, as those of the index that serves it.
      const { n } = await db
        .selectFrom('unit_case')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('edition_id', '=', editionId)
        .where(withinRegion('region_code', person.regionCode))
        .where(sql<boolean>`stage = 'open' and decision is null`)
        .executeTakeFirstOrThrow()
      items.push(
        ...counted(
          {
            key: `silent:${editionId}`,
            group: 'overdue',
            words: `${title}：过了确认截止日还没有答复`,
            hint: `${formatDate(answerDeadline)} 截止`,
            to: '/cases?state=offered',
          },
          n,
        ),
      )
    }
    return items
  },
}
