import type { CaseSort, SortOrder } from '@wengang/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { CaseRow } from './case.queries.ts'

export interface CaseOrder {
  sort?: CaseSort | undefined
  order: SortOrder
}

type Value = string | number
interface Column {
  /** What rows are compared by. */
  sql: RawBuilder<Value>
  of: (row: CaseRow) => Value
  isNumber: boolean
}

/** A column of the list, or null: then cases come in the order in which they were made. */
function columnOf({ sort, order }: CaseOrder): Column | null {
  // Who has not answered comes last, whichever way the answers go.
  const never = order === 'asc' ? Number.MAX_SAFE_INTEGER : 0
  switch (sort) {
    case undefined:
      return null
    case 'amount':
      return { sql: sql`offer.amount_fen`, of: (row) => row.amount_fen, isNumber: true }
    case 'answeredAt':
      return {
        sql: sql`coalesce(unit_case.decided_at, ${sql.lit(never)})`,
        of: (row) => row.decided_at ?? never,
        isNumber: true,
      }
    case 'unitName':
      return { sql: sql`unit.name`, of: (row) => row.unit_name, isNumber: false }
    case 'caseNo':
      return { sql: sql`unit_case.case_no`, of: (row) => row.case_no, isNumber: false }
  }
}

const direction = (order: SortOrder) => (order === 'asc' ? sql`asc` : sql`desc`)

/** The expressions to order by; cases that are alike follow their keys. */
export function orderTerms(wish: CaseOrder): RawBuilder<unknown>[] {
  const column = columnOf(wish)
  const way = direction(wish.order)
  const key = sql`unit_case.id ${way}`
  return column === null ? [key] : [sql`${column.sql} ${way}`, key]
}

/** Cases behind the place that `placeOf` told; a place that cannot be read is the beginning. */
export function behindPlace(wish: CaseOrder, place: string): RawBuilder<boolean> {
  const column = columnOf(wish)
  const sign = wish.order === 'asc' ? sql`>` : sql`<`
  const [id = '', value = ''] = splitOnce(place)
  if (column === null) return sql`unit_case.id ${sign} ${id}`
  const typed = column.isNumber ? Number(value) : value
  if (value === '' || Number.isNaN(typed)) return sql`1 = 1`
  return sql`(${column.sql}, unit_case.id) ${sign} (${typed}, ${id})`
}

/** Where a page ends: its last case by key, and by the value that it is sorted by. */
export function placeOf(wish: CaseOrder, row: CaseRow): string {
  const column = columnOf(wish)
  return column === null ? row.id : `${row.id}.${column.of(row)}`
}

/** A key has no dot; a name may have one. */
function splitOnce(place: string): string[] {
  const dot = place.indexOf('.')
  return dot < 0 ? [place] : [place.slice(0, dot), place.slice(dot + 1)]
}
