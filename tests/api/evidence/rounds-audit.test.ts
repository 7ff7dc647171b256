import { verifyAt } from '@wengang/api/evidence/audit/verify-database'
import { newestSealHead } from '@wengang/api/evidence/seal.queries'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { Round } from '@wengang/contracts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import {
  closeRound,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let round: Round
beforeEach(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
  await plantFirm(house, 'ACCEPT')
  round = await startPublicity(office.handler)
})
afterEach(() => house.close())

async function problems(): Promise<string[]> {
  const { blobs, keys, store } = house.services
  const report = await verifyAt(store.place, {
    sealKeys: new Map([[keys.id, keys.seal.public]]),
    secrets: { keys, blobs },
    knownHeads: [],
  })
  return report.problems.map(({ where, what }) => `${where}：${what}`)
}

const change = (values: Partial<Schema['round']>) =>
  withWriter(house, (db) =>
    db.updateTable('round').set(values).where('id', '=', round.id).execute(),
  )

describe('a round of publicity', () => {
  it('carries the signed seal over its own cut, which the public page prints', async () => {
    const { published } = await house.services.store.read
      .selectFrom('round')
      .select('published')
      .where('id', '=', round.id)
      .executeTakeFirstOrThrow()
    const head = JSON.parse(published ?? '').sealHead as string
    expect(head).toBe((await newestSealHead(house.services.store.read))?.hash)
    const cut = await house.services.store.read
      .selectFrom('entry')
      .select('seal_seq')
      .where('stream', '=', `round:${round.id}`)
      .where('kind', '=', 'published')
      .executeTakeFirstOrThrow()
    expect(cut.seal_seq).not.toBeNull()
    const page = await (await house.request(`/notices/${round.id}`)).text()
    expect(page.replaceAll(/\s/g, '')).toContain(head)
  })

  it('verifies through its whole life', async () => {
    expect(await problems()).toEqual([])
    must(await closeRound(house, office.handler, round))
    expect(await problems()).toEqual([])
  })

  it('verifies after it was voided', async () => {
    const note = { note: '名单有误，重新公示' }
    const params = { roundId: round.id }
    must(await office.handler('voidPublicity', { params, body: note, ...key() }))
    must(await office.secondHandler('voidPublicity', { params, body: note, ...key() }))
    expect(await problems()).toEqual([])
  })

  it.each([
    ['state', { state: 'preparing' }, '状态'],
    ['cut', { cut_at: 1 }, '开始时间'],
    ['last day', { ends_on: '2023-12-09' }, '截止日'],
    ['closing', { closed_at: 5 }, '期满时间'],
    ['voiding', { voided_at: 5 }, '作废时间'],
  ] as const)('shows that its %s was changed by hand', async (_, values, name) => {
    await change(values)
    expect(await problems()).toEqual([`公示 ${round.id}：公示的${name}与存证记录不符`])
  })

  it('shows that its totals were changed by hand, or its seal taken away', async () => {
    await change({ published: null })
    expect(await problems()).toEqual([`公示 ${round.id}：公示的总数与存证记录不符`])
  })

  it('shows that the seals it was printed with are gone', async () => {
    await withWriter(house, async (db) => {
      await db.updateTable('entry').set({ seal_seq: null }).execute()
      await db.deleteFrom('seal').execute()
    })
    expect((await problems()).join()).toMatch(/公示上的封存校验值 [0-9a-f]{64} 不在封存链上/)
  })
})
