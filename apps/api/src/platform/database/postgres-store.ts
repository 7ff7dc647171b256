import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from './command.ts'
import { copyToSqlite } from './copy-tables.ts'
import { openPostgres } from './dialects.ts'
import { migrate } from './migrate.ts'
import type { Store } from './store.ts'

const retried = new Set(['40001', '40P01'])
const attempts = 8

/** The store on PostgreSQL: any number of processes; serialisation failures are tried again with jitter. */
export async function openPostgresStore(
  url: string,
  onError: (error: Error) => void,
): Promise<Store> {
  const { db } = await openPostgres(url, onError)
  await migrate(db, 'postgres')
  return {
    engine: 'postgres',
    place: { engine: 'postgres', url },
    read: db,
    async write<In, Out>(command: Command<In, Out>, input: In): Promise<Out> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await db
            .transaction()
            .setIsolationLevel('read committed')
            .execute((trx) => command.run(trx, input))
        } catch (error) {
          if (attempt >= attempts || !retried.has(codeOf(error))) throw error
          await sleep(Math.random() * 10 * 2 ** attempt)
        }
      }
    },
    backUp: (file) => copyToSqlite({ engine: 'postgres', url }, file),
    close: () => db.destroy(),
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
