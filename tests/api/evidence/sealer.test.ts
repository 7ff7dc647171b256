import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import { isSignedBy, sealHash, sealRoot } from '@wengang/api/evidence/seal'
import { entriesOfSeal, newestSealHead } from '@wengang/api/evidence/seal.queries'
import { sealNow, startSealer } from '@wengang/api/evidence/sealer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'
import { plantEntries } from './plant-entries.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const allSeals = () =>
  house.services.store.read.selectFrom('seal').selectAll().orderBy('seq').execute()
const unsealed = async () => {
  const { open } = await house.services.store.read
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('seal_seq', 'is', null)
    .executeTakeFirstOrThrow()
  return open
}

describe('the sealer', () => {
  it('ties what is new to the seal before it, signed with the key of the house', async () => {
    await plantEntries(house, 'round:a', 3)
    expect(await sealNow(house.services)).toBe(3)
    expect(await sealNow(house.services)).toBe(0)
    await plantEntries(house, 'batch:b', 1)
    await plantEntries(house, 'round:a', 1)
    expect(await sealNow(house.services)).toBe(2)

    const [first, second] = (await allSeals()).slice(-2)
    expect(second).toMatchObject({ seq: first!.seq + 1, prev: first!.hash, entries: 2 })
    for (const seal of [first!, second!]) {
      expect(sealHash(seal)).toBe(seal.hash)
      expect(isSignedBy(seal, house.services.keys.seal.public)).toBe(true)
      expect(
        isSignedBy({ ...seal, hash: seal.prev || seal.root }, house.services.keys.seal.public),
      ).toBe(false)
      expect(sealRoot(await entriesOfSeal(house.services.store.read, seal.seq))).toBe(seal.root)
    }
  })

  it('makes several seals of many entries, none of them larger than its bound', async () => {
    await plantEntries(house, 'round:many', 1_203)
    expect(await sealNow(house.services)).toBe(1_203)
    expect((await allSeals()).slice(-3).map(({ entries }) => entries)).toEqual([500, 500, 203])
    expect(await unsealed()).toBe(0)
  })

  it('stands on the sheet of the next answer', async () => {
    const head = await newestSealHead(house.services.store.read)
    const planted = await plantCase(house)
    const client = house.client({ cookie: await plantSession(house, planted.mobile) })
    const result = await answer(house, client, planted.caseId, 'ACCEPT')
    if (!result.ok) throw new Error(result.code)
    const { document } = await house.services.store.read
      .selectFrom('sheet')
      .select('document')
      .where('id', '=', result.data.receipt.sheetId)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(document).chain.sealHead).toBe(head!.hash)
  })

  it('seals every entry exactly once while several processes seal and answers come in', async () => {
    const { store } = house.services
    const others =
      store.place.engine === 'postgres'
        ? [
            await openPostgresStore(store.place.url, () => {}),
            await openPostgresStore(store.place.url, () => {}),
          ]
        : [store, store]
    await sealNow(house.services)
    const before = (await allSeals()).length
    const ready = []
    for (let firm = 0; firm < 12; firm += 1) ready.push(await readyToAnswer())
    const sealed: number[] = []
    const sealTurns = async (own: typeof store): Promise<void> => {
      for (let turn = 0; turn < 8; turn += 1) {
        sealed.push(await sealNow({ ...house.services, store: own }))
      }
    }
    await Promise.all([
      sealTurns(store),
      ...others.map(sealTurns),
      ...ready.map(async (submit) => expect(await submit()).toMatchObject({ ok: true })),
    ])
    sealed.push(await sealNow(house.services))
    if (store.engine === 'postgres') await Promise.all(others.map((other) => other.close()))

    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(await unsealed()).toBe(0)
    const seals = await allSeals()
    expect(seals.slice(before).reduce((sum, { entries }) => sum + entries, 0)).toBe(12)
    for (const [place, seal] of seals.entries()) {
      expect(seal.seq).toBe(place + 1)
      expect(seal.prev).toBe(place === 0 ? '' : seals[place - 1]!.hash)
    }
  })

  it('runs by itself, tells the head to the log, and leaves nothing open when it stops', async () => {
    const first = await readyToAnswer()
    const second = await readyToAnswer()
    const sealer = startSealer(house.services, { everyMs: 20 })
    await first()
    await expect.poll(unsealed).toBe(0)
    const head = await newestSealHead(house.services.store.read)
    await expect.poll(() => house.logLines.some((line) => line.includes(head!.hash))).toBe(true)
    await second()
    await sealer.stop()
    expect(await unsealed()).toBe(0)
  })
})

/** A firm that has read; what comes back submits its answer. */
async function readyToAnswer(): Promise<() => ReturnType<typeof answer>> {
  const { mobile, caseId } = await plantCase(house)
  const client = house.client({ cookie: await plantSession(house, mobile) })
  const readingId = await readThrough(house, client, caseId)
  return () => answer(house, client, caseId, 'ACCEPT', { readingId, basedOnSeq: 0 })
}
