import type { Insertable, InsertObject } from 'kysely'
import type { Trx } from './dialects.ts'
import { type PreparedChange, prepareChange } from './prepared.ts'
import type { Schema } from './schema.ts'

const inserts = new Map<string, PreparedChange<object>>()

/**
 * Inserts one row by a statement that is prepared once per table and set of columns. `ifNew` leaves a row
 * of the same key as it is. Answers whether the row was inserted.
 */
export async function insertRow<T extends keyof Schema & string>(
  trx: Trx,
  table: T,
  row: Insertable<Schema[T]>,
  { ifNew = false } = {},
): Promise<boolean> {
  const columns = Object.keys(row)
  const shape = `${table} ${String(ifNew)} ${columns.join()}`
  let insert = inserts.get(shape)
  if (insert === undefined) {
    insert = prepareChange((db, values: object) => {
      const query = db
        .insertInto(table)
        .values(namedValues(values, columns) as InsertObject<Schema, T>)
      return ifNew ? query.onConflict((conflict) => conflict.doNothing()) : query
    })
    inserts.set(shape, insert)
  }
  return (await insert(trx, row)) === 1
}

/** Of the values of a prepared statement those of these names, for a list of columns that is not fixed. */
export function namedValues<V extends object>(values: V, names: readonly string[]): Partial<V> {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(values, name)])) as Partial<V>
}
