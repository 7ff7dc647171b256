import { sql } from 'kysely'
import type { House } from './house.ts'

/** Every row of every table as text, so that a test sees whatever was written. */
export async function rowsOf(house: House): Promise<Record<string, string[]>> {
  const { read } = house.services.store
  const tables = (await read.introspection.getTables()).map(({ name }) => name).sort()
  const all: Record<string, string[]> = {}
  for (const table of tables) {
    const { rows } = await sql<object>`select * from ${sql.table(table)}`.execute(read)
    all[table] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return all
}
