import type { SavedFilter } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

/** More than these nobody finds again. */
const mostOfOneList = 20

type Row = Schema['saved_filter']

/** The views that one person keeps of a list, by name. */
export function filtersOf(db: Db | Trx, staffId: string, list: string): Promise<Row[]> {
  return db
    .selectFrom('saved_filter')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('list', '=', list)
    .orderBy('name')
    .execute()
}

/** A kept view as its person sees it. */
export const filterView = ({ id, list, name, query }: Row): SavedFilter => ({
  id,
  list: list as SavedFilter['list'],
  name,
  query,
})

/** Keeps a view; one of the same name goes. Throws STATE_REFUSES when there are twenty. */
export const saveFilterCommand = defineCommand(
  'saveFilter',
  (trx: Trx, input: { row: Row; act: ActKey }): Promise<ActOutcome<{ row: Row }>> =>
    once(trx, input.act, async () => {
      const { row } = input
      await lockExclusive(trx, `filters:${row.staff_id}`)
      await trx
        .deleteFrom('saved_filter')
        .where('staff_id', '=', row.staff_id)
        .where('list', '=', row.list)
        .where('name', '=', row.name)
        .execute()
      if ((await filtersOf(trx, row.staff_id, row.list)).length >= mostOfOneList) {
        return refuse('STATE_REFUSES', { reason: '已经存了 20 个，请先删去不用的。' })
      }
      await trx.insertInto('saved_filter').values(row).execute()
      return { ok: true, value: { row } }
    }),
)

/** Forgets a view of one's own. */
export const removeFilterCommand = defineCommand(
  'removeFilter',
  async (trx: Trx, input: { filterId: string; staffId: string }): Promise<void> => {
    await trx
      .deleteFrom('saved_filter')
      .where('id', '=', input.filterId)
      .where('staff_id', '=', input.staffId)
      .execute()
  },
)
