import type { DayItem } from '@wengang/contracts'
import { checkView } from '../../offers/import/check.queries.ts'
import { keptMs } from '../../offers/import/forget-checks.ts'
import type { DayKind } from '../day-kind.ts'

/** More than these nobody leaves open. */
const most = 20

/** Lists that a person had checked and neither handed on nor given up: they are forgotten after a day. */
export const checksKind: DayKind = {
  act: 'checkList',
  async find({ db, person, now }) {
    const rows = await db
      .selectFrom('list_check')
      .selectAll()
      .where('staff_id', '=', person.id)
      .where('state', 'in', ['checking', 'checked', 'submitting'])
      .where('batch_id', 'is', null)
      .where('created_at', '>', now - keptMs)
      .orderBy('created_at', 'desc')
      .limit(most)
      .execute()
    return rows.flatMap((row): DayItem[] => {
      const { id, state, fileName, result } = checkView(row, now)
      if (state === 'lost' || result?.knownBatchId) return []
      const line = { key: `check:${id}`, count: null, to: `/batches/checks/${id}` }
      return state === 'checked'
        ? [
            {
              ...line,
              group: 'today',
              words: `“${fileName}”检查好了，还没有提交`,
              hint: result === null ? null : `${result.units} 家单位，${result.errors} 处错误`,
            },
          ]
        : [{ ...line, group: 'running', words: `“${fileName}”正在检查或提交`, hint: null }]
    })
  },
}
