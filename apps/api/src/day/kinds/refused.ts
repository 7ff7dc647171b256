import { type DayItem, releaseKindWords } from '@wengang/contracts'
import { actorOf } from '../../platform/region-scope.ts'
import { staffIdOf, staffNames } from '../../staff/staff-names.queries.ts'
import type { DayKind } from '../day-kind.ts'
import { releasePages } from './releases.ts'

/** How long what came back is told, in ms, and how many of it. */
const toldMs = 3 * 86_400_000
const most = 20

/** What this person prepared and a second person gave back, with why; one that was handed in again is not told. */
export const refusedKind: DayKind = {
  act: 'viewReleases',
  async find({ db, person, now }) {
    const rows = await db
      .selectFrom('release')
      .select(['id', 'kind', 'subject_id', 'summary', 'note', 'decided_by'])
      .where('state', '=', 'refused')
      .where('prepared_by', '=', actorOf(person))
      .where('decided_at', '>', now - toldMs)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('release as later')
              .select('later.id')
              .whereRef('later.kind', '=', 'release.kind')
              .whereRef('later.subject_id', '=', 'release.subject_id')
              .whereRef('later.prepared_at', '>', 'release.prepared_at'),
          ),
        ),
      )
      .orderBy('decided_at', 'desc')
      .limit(most)
      .execute()
    const names = await staffNames(
      db,
      rows.map(({ decided_by: by }) => staffIdOf(by)),
    )
    return rows.map((row): DayItem => ({
      key: `refused:${row.id}`,
      group: 'today',
      words: `${releaseKindWords[row.kind]}被退回：${row.summary}`,
      count: null,
      hint: `${names.get(staffIdOf(row.decided_by) ?? '') ?? ''}：${row.note ?? ''}`,
      to: `${releasePages[row.kind]}/${row.subject_id}`,
    }))
  },
}
