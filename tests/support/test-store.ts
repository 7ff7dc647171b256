import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import { migrate } from '@wengang/api/platform/database/migrate'
import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import { openSqliteStore } from '@wengang/api/platform/database/sqlite-store'
import type { Store } from '@wengang/api/platform/database/store'
import { postgresDatabases } from './postgres-databases.ts'
import { lentWriter } from './sqlite-writers.ts'

/** A database without a row, which every SQLite house of this process begins with a copy of. */
let migratedFile: Promise<Buffer> | undefined

/** A fresh, migrated database on the engine under test, and how to throw it away. */
export async function openTestStore(
  folder: string,
): Promise<{ store: Store; drop: () => Promise<void> }> {
  if (process.env['WENGANG_TEST_ENGINE'] !== 'postgres') {
    const file = join(folder, 'wengang.sqlite')
    writeFileSync(file, await (migratedFile ??= migrateFile()))
    const store = await openSqliteStore(file, { sync: false, openWriter: lentWriter })
    return { store, drop: async () => {} }
  }
  const databases = postgresDatabases(await postgresAdminUrl())
  await databases.createTemplate(async (url) => {
    const template = await openPostgresStore(url, () => {})
    await template.close()
  })
  const url = await databases.createDatabase()
  const store = await openPostgresStore(url, () => {})
  return {
    store,
    async drop() {
      await databases.dropDatabase(url)
      await databases.close()
    },
  }
}

async function migrateFile(): Promise<Buffer> {
  const { db, raw } = openSqlite(':memory:', { readonly: false })
  await migrate(db, 'sqlite')
  const bytes = raw.serialize()
  raw.close()
  return bytes
}

/** The server that vitest started for its project, or the one that a command outside of vitest names. */
async function postgresAdminUrl(): Promise<string> {
  const named = process.env['WENGANG_TEST_POSTGRES']
  if (named !== undefined) return named
  const { inject } = await import('vitest')
  return inject('postgresAdminUrl')
}
