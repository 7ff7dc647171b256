import type { DayItem } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { shanghaiDay } from '@wengang/policy'
import { withinScope } from '../../platform/region-scope.ts'
import { counted, type DayKind } from '../day-kind.ts'

const recentMs = 7 * 86_400_000
const mostRecent = 3

/** Lists in force of which nobody was told, lists that wait for somebody else, and the last ones. */
export const batchesKind: DayKind = {
  act: 'viewBatches',
  async find({ db, person, now }) {
    const own = db.selectFrom('batch').where(withinScope('batch', person))
    const count = (query: typeof own) =>
      query
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
        .then(({ n }) => n)
    const untold = await count(
      own.where('state', '=', 'released').where('links_sent_at', 'is', null),
    )
    const waiting = await count(own.where('state', '=', 'waiting'))
    const recent = await own
      .select(['id', 'file_name', 'units', 'total_fen', 'released_at'])
      .where('state', '=', 'released')
      .where('released_at', '>', now - recentMs)
      .orderBy('id', 'desc')
      .limit(mostRecent)
      .execute()
    return [
      ...counted(
        {
          key: 'batches:untold',
          group: 'today',
          words: '名单已经生效，还没有发短信',
          hint: null,
          to: '/batches?links=none',
        },
        untold,
      ),
      ...counted(
        {
          key: 'batches:waiting',
          group: 'running',
          words: '名单等复核',
          hint: null,
          to: '/batches?state=waiting',
        },
        waiting,
      ),
      ...recent.map((row): DayItem => ({
        key: `batch:${row.id}`,
        group: 'recent',
        words: row.file_name,
        count: null,
        hint: `${row.units} 家，${formatYuan(row.total_fen)} 元，${shanghaiDay(row.released_at ?? now)} 生效`,
        to: `/batches/${row.id}`,
      })),
    ]
  },
}
