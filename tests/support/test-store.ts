import { join } from 'node:path'
import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import { openSqliteStore } from '@wengang/api/platform/database/sqlite-store'
import type { Store } from '@wengang/api/platform/database/store'
import { inject } from 'vitest'
import { postgresDatabases } from './postgres-databases.ts'

/** A fresh, migrated database on the engine under test, and how to throw it away. */
export async function openTestStore(
  folder: string,
): Promise<{ store: Store; drop: () => Promise<void> }> {
  if (process.env['WENGANG_TEST_ENGINE'] !== 'postgres') {
    const store = await openSqliteStore(join(folder, 'wengang.sqlite'), { sync: false })
    return { store, drop: async () => {} }
  }
  const databases = postgresDatabases(inject('postgresAdminUrl'))
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
