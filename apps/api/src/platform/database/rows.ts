import type { InsertObject } from 'kysely'
import type { Trx } from './dialects.ts'
import { type PreparedChange, prepareChange } from './prepared.ts'
import type { Schema } from './schema.ts'

/** Inserts one row; answers whether it was inserted. */
export type PreparedInsert<Row> = (trx: Trx, row: Row) => Promise<boolean>

/**
 * Prepares the insert of whole rows into a table, on a path so hot that building its SQL anew would cost
 * more than running it. `ifNew` leaves a row of the same key as it is.
 */
export function prepareInsert<T extends keyof Schema & string>(
  table: T,
  { ifNew = false } = {},
): PreparedInsert<Schema[T]> {
  // The type asks every row for every column, so that the first one tells the columns of all.
  let insert: PreparedChange<Schema[T]> | undefined
  return async (trx, row) => {
    insert ??= insertOf(table, Object.keys(row), ifNew)
    return (await insert(trx, row)) === 1
  }
}

function insertOf<T extends keyof Schema & string>(
  table: T,
  columns: readonly string[],
  ifNew: boolean,
): PreparedChange<Schema[T]> {
  return prepareChange((db, row: Schema[T]) => {
    const query = db.insertInto(table).values(namedValues(row, columns) as InsertObject<Schema, T>)
    return ifNew ? query.onConflict((conflict) => conflict.doNothing()) : query
  })
}

const rowsAtOnce = 25

/** The same for many rows: a few dozen in one statement, whose SQL is built once. */
export function prepareInserts<T extends keyof Schema & string>(
  table: T,
  { ifNew = false } = {},
): (trx: Trx, rows: readonly Schema[T][]) => Promise<void> {
  const insertOne = prepareInsert(table, { ifNew })
  let insertSeveral: PreparedChange<Record<string, unknown>> | undefined
  return async (trx, rows) => {
    const whole = rows.length - (rows.length % rowsAtOnce)
    for (let from = 0; from < whole; from += rowsAtOnce) {
      const several = rows.slice(from, from + rowsAtOnce)
      insertSeveral ??= insertsOf(table, Object.keys(several[0] ?? {}), ifNew)
      await insertSeveral(trx, numbered(several))
    }
    for (const row of rows.slice(whole)) await insertOne(trx, row)
  }
}

function insertsOf<T extends keyof Schema & string>(
  table: T,
  columns: readonly string[],
  ifNew: boolean,
): PreparedChange<Record<string, unknown>> {
  return prepareChange((db, values: Record<string, unknown>) => {
    const rows = Array.from(
      { length: rowsAtOnce },
      (_, place) =>
        Object.fromEntries(
          columns.map((column) => [column, values[`${place}.${column}`]]),
        ) as InsertObject<Schema, T>,
    )
    const query = db.insertInto(table).values(rows)
    return ifNew ? query.onConflict((conflict) => conflict.doNothing()) : query
  })
}

function numbered(rows: readonly object[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [place, row] of rows.entries()) {
    for (const [column, value] of Object.entries(row)) values[`${place}.${column}`] = value
  }
  return values
}

/** Of the values of a prepared statement those of these names, for a list of columns that is not fixed. */
export function namedValues<V extends object>(values: V, names: readonly string[]): Partial<V> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(values, name)])) as Partial<V>
}
