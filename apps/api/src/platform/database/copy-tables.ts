import type Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { type Db, openPostgres, openSqlite } from './dialects.ts'
import { migrate } from './migrate.ts'
import { type DatabasePlace, withSnapshot } from './place.ts'

const pageRows = 1_000
/** Rows of one insert into PostgreSQL; times the columns this stays far below its 65,535 parameters. */
const insertRows = 200

interface Table {
  name: string
  columns: readonly string[]
  key: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

/** Copies every table as it stands at one instant into a new SQLite file of the same schema. */
export async function copyToSqlite(source: DatabasePlace, file: string): Promise<void> {
  const { db: target, raw } = openSqlite(file, { readonly: false, sync: false })
  try {
    await migrate(target, 'sqlite')
    // Rows arrive table by table and are whole only at the end.
    raw.pragma('foreign_keys = OFF')
    await withSnapshot(source, async (db) => {
      for (const table of tablesOf(raw)) {
        const insert = raw.prepare(insertText(table))
        const insertPage = raw.transaction((rows: readonly Row[]) => {
          for (const row of rows) insert.run(table.columns.map((column) => row[column]))
        })
        raw.prepare(`delete from "${table.name}"`).run()
        for await (const rows of pagesOf(db, table)) insertPage(rows)
      }
    })
    raw.pragma('wal_checkpoint(TRUNCATE)')
    raw.pragma('journal_mode = DELETE')
  } finally {
    await target.destroy()
  }
}

/**
 * Loads a SQLite file of the newest schema into an empty PostgreSQL database, in one transaction. False, and
 * nothing is changed, when the database has units already.
 */
export async function loadIntoPostgres(file: string, url: string): Promise<boolean> {
  const { db: source, raw } = openSqlite(file, { readonly: true })
  const { db: target } = await openPostgres(url, () => {}, 1)
  try {
    await migrate(target, 'postgres')
    return await target.transaction().execute(async (trx) => {
      const unit = await trx.selectFrom('unit').select('id').limit(1).executeTakeFirst()
      if (unit !== undefined) return false
      const tables = tablesOf(raw)
      for (const { name } of tables.toReversed()) {
        await sql`delete from ${sql.table(name)}`.execute(trx)
      }
      for (const table of tables) {
        for await (const rows of pagesOf(source, table)) await insertAll(trx, table, rows)
      }
      return true
    })
  } finally {
    await source.destroy()
    await target.destroy()
  }
}

/** Our tables in the order in which they were made, so that what is referred to comes first. */
function tablesOf(raw: Sqlite.Database): Table[] {
  const names = raw
    .prepare<[], { name: string }>(
      `select name from sqlite_master
       where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
       order by rowid`,
    )
    .all()
  return names.map(({ name }) => {
    const columns = raw
      .prepare<[], { name: string; pk: number }>(`pragma table_info("${name}")`)
      .all()
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    return {
      name,
      columns: columns.map((column) => column.name),
      key: key.map((column) => column.name),
    }
  })
}

async function* pagesOf(db: Db, { name, columns, key }: Table): AsyncGenerator<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)))
  const wanted = sql.join(columns.map((column) => sql.ref(column)))
  let last: Row | undefined
  for (;;) {
    const from = last
    const after =
      from === undefined
        ? sql``
        : sql`where (${order}) > (${sql.join(key.map((column) => from[column]))})`
    const { rows } = await sql<Row>`
      select ${wanted} from ${sql.table(name)} ${after} order by ${order} limit ${pageRows}
    `.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < pageRows) return
    last = rows.at(-1)
  }
}

function insertText({ name, columns }: Table): string {
  const list = columns.map((column) => `"${column}"`).join(', ')
  return `insert into "${name}" (${list}) values (${columns.map(() => '?').join(', ')})`
}

async function insertAll(db: Db, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  for (let start = 0; start < rows.length; start += insertRows) {
    const values = rows
      .slice(start, start + insertRows)
      .map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    const list = sql.join(columns.map((column) => sql.ref(column)))
    await sql`insert into ${sql.table(name)} (${list}) values ${sql.join(values)}`.execute(db)
  }
}
