import type { CompiledQuery, QueryResult } from 'kysely'
import { type Db, type Engine, engineOf, type Trx } from './dialects.ts'

interface Compilable<Row> {
  compile(): CompiledQuery<Row>
}

/** A query on a path so hot that building its SQL anew would cost more than running it. */
export interface PreparedQuery<Values, Row> {
  all(db: Db | Trx, values: Values): Promise<Row[]>
  first(db: Db | Trx, values: Values): Promise<Row | undefined>
}

/** Runs a prepared write; answers how many rows it touched. */
export type PreparedChange<Values> = (db: Db | Trx, values: Values) => Promise<number>

/**
 * Prepares a query: `build` is called once per engine with markers in place of the values, so it may hand
 * them on and do nothing else with them. What a value decides about the SQL itself cannot be prepared.
 */
export function prepareQuery<Values extends object, Row>(
  build: (db: Db | Trx, values: Values) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const run = prepared(build)
  return {
    all: async (db, values) => (await run(db, values)).rows,
    first: async (db, values) => (await run(db, values)).rows[0],
  }
}

/** The same for an insert, update or delete. */
export function prepareChange<Values extends object>(
  build: (db: Db | Trx, values: Values) => Compilable<unknown>,
): PreparedChange<Values> {
  const run = prepared(build)
  return async (db, values) => Number((await run(db, values)).numAffectedRows ?? 0n)
}

/** Stands for a value by its name while a query is compiled. */
class Marker {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const markers = new Proxy({}, { get: (_, name) => new Marker(String(name)) })

function prepared<Values extends object, Row>(
  build: (db: Db | Trx, values: Values) => Compilable<Row>,
) {
  const known = new Map<Engine, CompiledQuery<Row>>()
  return (db: Db | Trx, values: Values): Promise<QueryResult<Row>> => {
    const engine = engineOf(db)
    let query = known.get(engine)
    if (query === undefined) {
      query = build(db, markers as Values).compile()
      known.set(engine, query)
    }
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Marker ? Reflect.get(values, parameter.name) : parameter,
    )
    const filled: CompiledQuery<Row> = { ...query, parameters }
    return db.executeQuery(filled)
  }
}
