import { join } from 'node:path'
import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import { openSqliteStore } from '@wengang/api/platform/database/sqlite-store'
import type { Store } from '@wengang/api/platform/database/store'
import { postgresDatabases } from './postgres-databases.ts'

/** A fresh, migrated database on the engine under test, and how to throw it away. */
export async function openTestStore(
  folder: string,
): Promise<{ store: Store; drop: () => Promise<void> }> {
  if (process.env['WENGANG_TEST_ENGINE'] !== 'postgres') {
    const store = await openSqliteStore(join(folder, 'wengang.sqlite'), { sync: false })
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

/** The server that vitest started for its project, or the one that a command outside of vitest names. */
async function postgresAdminUrl(): Promise<string> {
  const named = process.env['WENGANG_TEST_POSTGRES']
  if (named !== undefined) return named
  const { inject } = await import('vitest')
  return inject('postgresAdminUrl')
}
