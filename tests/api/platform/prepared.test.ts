import type { Db, Trx } from '@wengang/api/platform/database/dialects'
import { prepareChange, prepareQuery } from '@wengang/api/platform/database/prepared'
import { prepareInsert } from '@wengang/api/platform/database/rows'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'

const insertHead = prepareInsert('stream_head')
const insertIfNew = prepareInsert('stream_head', { ifNew: true })

const inTransaction = <T>(house: House, run: (trx: Trx) => Promise<T>): Promise<T> =>
  withWriter(house, (db) => db.transaction().execute(run))

const streamsFrom = prepareQuery((db, { stream, least }: { stream: string; least: number }) =>
  db
    .selectFrom('stream_head')
    .select(['stream', 'seq'])
    .where('stream', 'like', stream)
    .where('seq', '>=', least)
    .where('hash', '=', 'planted')
    .orderBy('stream'),
)

describe('prepared statements', () => {
  let house: House
  const find = (values: { stream: string; least: number }, db: Db = house.services.store.read) =>
    streamsFrom.all(db, values)

  beforeAll(async () => {
    house = await makeHouse()
    await inTransaction(house, async (trx) => {
      for (const [stream, seq] of [
        ['a1', 1],
        ['a2', 2],
        ['b1', 3],
      ] as const) {
        await insertHead(trx, { stream, seq, hash: 'planted' })
      }
      await insertHead(trx, { hash: 'other', stream: 'a3', seq: 3 })
    })
  })
  afterAll(() => house.close())

  it('run with other values each time, and keep what the query itself says', async () => {
    expect(await find({ stream: 'a%', least: 0 })).toEqual([
      { stream: 'a1', seq: 1 },
      { stream: 'a2', seq: 2 },
    ])
    expect(await find({ stream: 'a%', least: 2 })).toEqual([{ stream: 'a2', seq: 2 }])
    expect(await streamsFrom.first(house.services.store.read, { stream: 'c%', least: 0 })).toBe(
      undefined,
    )
  })

  it('take part in the transaction they are given', async () => {
    const seen = await inTransaction(house, async (trx) => {
      await insertHead(trx, { stream: 'd1', seq: 1, hash: 'planted' })
      return find({ stream: 'd%', least: 0 }, trx)
    })
    expect(seen).toEqual([{ stream: 'd1', seq: 1 }])
  })

  it('say how many rows a change touched', async () => {
    const raise = prepareChange((db, { least, seq }: { least: number; seq: number }) =>
      db.updateTable('stream_head').set({ seq }).where('seq', '>=', least),
    )
    const touched = await inTransaction(house, async (trx) => [
      await raise(trx, { least: 90, seq: 91 }),
      await raise(trx, { least: 3, seq: 50 }),
      await raise(trx, { least: 50, seq: 3 }),
    ])
    expect(touched).toEqual([0, 2, 2])
  })

  it('leave a row that is there as it is, where only new ones are wanted', async () => {
    const inserted = await inTransaction(house, async (trx) => [
      await insertIfNew(trx, { stream: 'e1', seq: 1, hash: 'x' }),
      await insertIfNew(trx, { stream: 'e1', seq: 2, hash: 'y' }),
    ])
    expect(inserted).toEqual([true, false])
    const row = await house.services.store.read
      .selectFrom('stream_head')
      .selectAll()
      .where('stream', '=', 'e1')
      .executeTakeFirst()
    expect(row).toEqual({ stream: 'e1', seq: 1, hash: 'x' })
  })
})
