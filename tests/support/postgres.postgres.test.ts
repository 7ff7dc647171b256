import { Client, type QueryResultRow } from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { postgresDatabases } from './postgres-databases.ts'

const databases = postgresDatabases(inject('postgresAdminUrl'))
afterAll(() => databases.close())

async function query<T extends QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

describe('databases for tests', () => {
  it('are copies of a template that is migrated once however many ask', async () => {
    const several = [0, 1, 2].map(() => postgresDatabases(inject('postgresAdminUrl'), 'of_a_test'))
    let migrations = 0
    await Promise.all(
      several.map((one) =>
        one.createTemplate(async (url) => {
          migrations += 1
          await query(url, 'create table batch as select 7 as rows')
        }),
      ),
    )
    expect(migrations).toBe(1)
    const urls = await Promise.all(several.map((one) => one.createDatabase()))
    expect(new Set(urls).size).toBe(3)
    for (const url of urls) {
      expect(await query(url, 'select rows from batch')).toEqual([{ rows: 7 }])
      await databases.dropDatabase(url)
    }
    await Promise.all(several.map((one) => one.close()))
  })

  it('come up empty, apart from each other, and go when dropped', async () => {
    const first = await databases.createEmptyDatabase()
    const second = await databases.createEmptyDatabase()
    await query(first, 'create table unit (id text primary key)')

    const tables = "select tablename from pg_tables where schemaname = 'public'"
    expect(await query(first, tables)).toEqual([{ tablename: 'unit' }])
    expect(await query(second, tables)).toEqual([])

    await databases.dropDatabase(first)
    await databases.dropDatabase(second)
    await expect(query(first, 'select 1')).rejects.toThrow('does not exist')
  })

  it('are dropped while a connection is still open', async () => {
    const url = await databases.createEmptyDatabase()
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    await client.connect()
    await databases.dropDatabase(url)
    await expect(query(url, 'select 1')).rejects.toThrow('does not exist')
    await client.end().catch(() => {})
  })

  it('refuse to drop what they did not make', async () => {
    await expect(databases.dropDatabase(inject('postgresAdminUrl'))).rejects.toThrow(
      'not a test database',
    )
  })

  it('sort bytewise and trade durability for speed', async () => {
    const url = await databases.createEmptyDatabase()
    expect(await query(url, 'show fsync')).toEqual([{ fsync: 'off' }])
    expect(await query(url, "select 'B' < 'a' as bytewise")).toEqual([{ bytewise: true }])
    await databases.dropDatabase(url)
  })
})
