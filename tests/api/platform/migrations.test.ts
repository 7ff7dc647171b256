import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Db,
  type Engine,
  openPostgres,
  openSqlite,
} from '@wengang/api/platform/database/dialects'
import { migrate, migrations } from '@wengang/api/platform/database/migrate'
import { Migrator } from 'kysely/migration'
import { afterEach, expect, inject, it } from 'vitest'
import { postgresDatabases } from '../../support/postgres-databases.ts'

const engine = (process.env['WENGANG_TEST_ENGINE'] ?? 'sqlite') as Engine
const cleanUp: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

async function emptyDatabase(): Promise<Db> {
  if (engine === 'postgres') {
    const databases = postgresDatabases(inject('postgresAdminUrl'))
    const url = await databases.createEmptyDatabase()
    const { db } = await openPostgres(url, () => {})
    cleanUp.push(async () => {
      await db.destroy()
      await databases.dropDatabase(url)
      await databases.close()
    })
    return db
  }
  const folder = mkdtempSync(join(tmpdir(), 'wengang-migrate-'))
  const { db } = openSqlite(join(folder, 'old.sqlite'), { readonly: false, sync: false })
  cleanUp.push(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
  return db
}

it.each(Object.keys(migrations(engine)).slice(0, -1))(
  'brings a database with data from %s to the newest schema',
  async (older) => {
    const db = await emptyDatabase()
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations(engine) },
    })
    const { error } = await migrator.migrateTo(older)
    expect(error).toBeUndefined()
    const session = {
      token_hash: 'hash',
      id: 'session',
      mobile_index: 'index',
      mobile_sealed: 'sealed',
      device: null,
      created_at: 1_702_000_000_000,
      seen_at: 1_702_000_000_000,
      ended_at: null,
    }
    await db
      .insertInto('session')
      .values(session as never)
      .execute()
    const message = {
      id: 'message',
      kind: 'paid',
      mobile_sealed: 'sealed',
      mobile_index: 'index',
      params: '{}',
      key_id: 'key',
      state: 'failed',
      link_state: 'none',
      parts: 2,
      dedupe_key: 'once',
      created_at: 1_702_000_000_000,
    }
    await db
      .insertInto('message')
      .values(message as never)
      .execute()
    await migrate(db, engine)
    expect(await db.selectFrom('message').selectAll().execute()).toMatchObject([message])
    await db.updateTable('message').set({ state: 'undelivered' }).execute()
    await expect(
      db
        .updateTable('message')
        .set({ state: 'lost' as never })
        .execute(),
    ).rejects.toThrow(/constraint/i)
    expect(await db.selectFrom('session').selectAll().execute()).toMatchObject([
      older === '002-housekeeping' ? { ...session, kind: 'contact', unit_id: null } : session,
    ])
    const waiting = (await migrator.getMigrations()).filter(({ executedAt }) => !executedAt)
    expect(waiting).toEqual([])
  },
)

it('gives what waits for a second person the programme of what it is about', async () => {
  const db = await emptyDatabase()
  const provider = { getMigrations: async () => migrations(engine) }
  expect((await new Migrator({ db, provider }).migrateTo('015-audit')).error).toBeUndefined()
  const at = 1_702_000_000_000
  const round = { id: 'round', edition_id: 'henan-refund-2023', region_code: '41', title: '公示' }
  await db
    .insertInto('round')
    .values({ ...round, state: 'preparing', created_by: 'staff:one', created_at: at } as never)
    .execute()
  const release = { id: 'release', kind: 'cutOff', subject_id: 'round', region_code: '41' }
  const asked = { summary: '公示', prepared_by: 'staff:one', prepared_at: at, state: 'waiting' }
  await db
    .insertInto('release')
    .values({ ...release, ...asked } as never)
    .execute()
  await migrate(db, engine)
  expect(await db.selectFrom('release').selectAll().executeTakeFirstOrThrow()).toMatchObject({
    ...release,
    edition_id: 'henan-refund-2023',
  })
})

it('leaves a database that is up to date as it is', async () => {
  const db = await emptyDatabase()
  await migrate(db, engine)
  const before = await db.introspection.getTables()
  await migrate(db, engine)
  expect(await db.introspection.getTables()).toEqual(before)
})
