import { openSqlite } from '@wengang/api/platform/database/dialects'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const { db, raw } = openSqlite(':memory:', { readonly: false })
const joined = 'select a.id from a join b on b.id = a.b_id where a.id ='
const runs = 20
const made = globalThis.Function
let prepared = 0

/** The driver makes the function that builds a row whenever SQLite has prepared a statement anew. */
beforeAll(() => {
  raw.exec('create table b (id text primary key); create table a (id text primary key, b_id text)')
  raw.exec("insert into b values ('b'); insert into a values ('a', 'b')")
  globalThis.Function = new Proxy(made, {
    apply(target, self, values) {
      prepared += 1
      return Reflect.apply(target, self, values) as unknown
    },
  })
})

afterAll(async () => {
  globalThis.Function = made
  await db.destroy()
})

describe('a statement over joined tables on SQLite', () => {
  it('is prepared once, however often it runs', async () => {
    prepared = 0
    for (let run = 0; run < runs; run += 1) {
      const { rows } = await sql`${sql.raw(joined)} ${'a'}`.execute(db)
      expect(rows).toEqual([{ id: 'a' }])
    }
    expect(prepared).toBe(1)
  })

  // When this fails, the driver or SQLite has learned it, and the dialect need do nothing any more.
  it('is prepared anew for every run where its parameter is bare', () => {
    prepared = 0
    const statement = raw.prepare(`${joined} ?`)
    for (let run = 0; run < runs; run += 1) expect(statement.all('a')).toEqual([{ id: 'a' }])
    expect(prepared).toBe(runs)
  })
})
