import { type Db, openPostgres, openSqlite } from './dialects.ts'

/** Where a database lives, so that a worker thread or the command line can open it for itself. */
export type DatabasePlace = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string }

/**
 * Reads on a connection of its own that sees the database as it stood when it began: for work that is too
 * long to share a connection with requests. Throws when the place cannot be opened.
 */
export async function withSnapshot<T>(
  place: DatabasePlace,
  run: (db: Db) => Promise<T>,
): Promise<T> {
  switch (place.engine) {
    case 'sqlite': {
      const { db } = openSqlite(place.file, { readonly: true })
      try {
        return await db.transaction().execute(run)
      } finally {
        await db.destroy()
      }
    }
    case 'postgres': {
      const { db } = await openPostgres(place.url, () => {}, 1)
      try {
        return await db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute(run)
      } finally {
        await db.destroy()
      }
    }
  }
}
