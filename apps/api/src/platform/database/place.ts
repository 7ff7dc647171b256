import { type Db, type Engine, openPostgres, openSqlite } from './dialects.ts'

/** Where a database lives, so that a worker thread or the command line can open it for itself. */
export type DatabasePlace = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string }

/** Opens a connection of one's own for reading. Throws when the place cannot be opened. */
export async function openPlace(place: DatabasePlace): Promise<Db> {
  switch (place.engine) {
    case 'sqlite':
      return openSqlite(place.file, { readonly: true }).db
    case 'postgres':
      return (await openPostgres(place.url, () => {}, 1)).db
  }
}

/**
 * Reads on a connection of its own that sees the database as it stood when it began: for work that is too
 * long to share a connection with requests. Throws when the place cannot be opened.
 */
export async function withSnapshot<T>(
  place: DatabasePlace,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  const db = await openPlace(place)
  try {
    return await beginSnapshot(db, place.engine).execute(run)
  } finally {
    await db.destroy()
  }
}

function beginSnapshot(db: Db, engine: Engine) {
  switch (engine) {
    case 'sqlite':
      return db.transaction()
    case 'postgres':
      return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  }
}
