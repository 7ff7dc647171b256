import { sql } from 'kysely'

/** A CHECK that a column holds one of these texts. */
export function oneOf(column: string, values: readonly string[]) {
  return sql`${sql.ref(column)} in (${sql.join(values.map((value) => sql.lit(value)))})`
}
