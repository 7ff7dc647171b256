import Sqlite from 'better-sqlite3'
import { Kysely, PostgresAdapter, PostgresDialect, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { Schema } from './schema.ts'
import { SteadySqliteDialect } from './sqlite-dialect.ts'

export type Engine = 'sqlite' | 'postgres'

export type Db = Kysely<Schema>
export type Trx = Transaction<Schema>

const cachedStatements = 500

/** Opens a SQLite file. The write side begins immediately, so that two writers never upgrade into a deadlock. */
export function openSqlite(
  file: string,
  options: { readonly: boolean; sync?: boolean },
): { db: Db; raw: Sqlite.Database } {
  const raw = new Sqlite(file, { readonly: options.readonly, timeout: 5_000 })
  raw.pragma('foreign_keys = ON')
  raw.pragma('temp_store = MEMORY')
  if (!options.readonly) {
    raw.pragma('journal_mode = WAL')
    raw.pragma(`synchronous = ${options.sync === false ? 'OFF' : 'FULL'}`)
  }
  const statements = new Map<string, Sqlite.Statement>()
  const database = {
    close: () => raw.close(),
    prepare(text: string) {
      const sqlText = text === 'begin' && !options.readonly ? 'begin immediate' : text
      const known = statements.get(sqlText)
      if (known !== undefined) return known
      const statement = raw.prepare(sqlText)
      if (statements.size >= cachedStatements) {
        const [oldest] = statements.keys()
        if (oldest !== undefined) statements.delete(oldest)
      }
      statements.set(sqlText, statement)
      return statement
    },
  }
  return { db: new Kysely<Schema>({ dialect: new SteadySqliteDialect({ database }) }), raw }
}

const bigintType = 20
const numericType = 1700

/** Opens a pool on PostgreSQL, whose driver is loaded only here. Big integers come as numbers and are refused where they would lose digits. */
export async function openPostgres(
  url: string,
  onError: (error: Error) => void,
  max = 12,
): Promise<{ db: Db; pool: Pool }> {
  const { Pool: PgPool, types } = await import('pg')
  const pool = new PgPool({
    connectionString: url,
    max,
    types: {
      getTypeParser: ((type: number, format?: 'text' | 'binary') =>
        type === bigintType || type === numericType
          ? safeInteger
          : types.getTypeParser(type, format as 'text')) as typeof types.getTypeParser,
    },
  })
  pool.on('error', onError)
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool }
}

/** Which engine a connection speaks. The few places that differ ask here. */
export function engineOf(db: Db | Trx): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError('An integer is too large to be kept exactly.')
  return value
}
