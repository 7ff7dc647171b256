import type { CheckResult, ListCheck } from '@wengang/contracts'
import { notFound } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { isInScope } from '../../platform/region-scope.ts'
import { lostAfterMs } from './check-run.service.ts'

export type CheckRow = Schema['list_check']

/** A check of the person's region; any other is unknown. */
export async function ownCheck(db: Db, checkId: string, staff: StaffPerson): Promise<CheckRow> {
  const row = await db
    .selectFrom('list_check')
    .selectAll()
    .where('id', '=', checkId)
    .executeTakeFirst()
  return row !== undefined && isInScope(row, staff) ? row : notFound()
}

/** A check as its page shows it. One that nobody works on any more is lost, or may be submitted again. */
export function checkView(row: CheckRow, now: number): ListCheck {
  const silent = row.touched_at < now - lostAfterMs
  return {
    id: row.id,
    fileName: row.file_name,
    editionId: row.edition_id,
    bytes: row.bytes,
    ...stateOf(row, silent),
    rowsRead: row.rows_read,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    result: row.result === null ? null : (JSON.parse(row.result) as CheckResult),
    batchId: row.batch_id,
    createdAt: row.created_at,
  }
}

function stateOf(row: CheckRow, silent: boolean): Pick<ListCheck, 'state' | 'refusal'> {
  if (silent && row.state === 'checking') return { state: 'lost', refusal: null }
  if (silent && row.state === 'submitting') {
    return { state: 'checked', refusal: '服务器中途停止，没有提交完。请再提交一次，不会重复。' }
  }
  return { state: row.state, refusal: row.refusal }
}
