import { newestSealHead } from '@wengang/api/evidence/seal.queries'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { Round } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import {
  closeRound,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'
import { foundAfter, linesOf, verifyWhole } from '../../support/tamper.ts'

let house: House
let office: Office
let round: Round
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
  await plantFirm(house, 'ACCEPT')
  round = await startPublicity(office)
})
afterAll(() => house.close())

const problems = async (): Promise<string> => linesOf(await verifyWhole(house))
const afterChange = (values: Partial<Schema['round']>) =>
  foundAfter(house, (db) =>
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

  it.each([
    ['state', { state: 'preparing' }, '状态'],
    ['cut', { cut_at: 1 }, '开始时间'],
    ['last day', { ends_on: '2023-12-09' }, '截止日'],
    ['closing', { closed_at: 5 }, '期满时间'],
    ['voiding', { voided_at: 5 }, '作废时间'],
  ] as const)('shows that its %s was changed by hand', async (_, values, name) => {
    expect(await afterChange(values)).toBe(`公示 ${round.id}：公示的${name}与存证记录不符`)
  })

  it('shows that its totals were taken away by hand', async () => {
    const said = await afterChange({ published: null })
    expect(said).toBe(`公示 ${round.id}：公示的总数与存证记录不符`)
  })

  it('shows that the seals it was printed with are gone', async () => {
    const said = await foundAfter(house, async (db) => {
      await db.updateTable('entry').set({ seal_seq: null }).execute()
      await db.deleteFrom('seal').execute()
    })
    expect(said).toMatch(/公示上的封存校验值 [0-9a-f]{64} 不在封存链上/)
  })

  it('verifies when it is voided, published again and closed', async () => {
    expect(await problems()).toBe('')
    const note = { note: '名单有误，重新公示' }
    const params = { roundId: round.id }
    must(await office.handler('voidPublicity', { params, body: note, ...key() }))
    must(await office.secondHandler('voidPublicity', { params, body: note, ...key() }))
    expect(await problems()).toBe('')
    const again = await startPublicity(office)
    expect(await problems()).toBe('')
    must(await closeRound(house, office.handler, again))
    expect(await problems()).toBe('')
  })
})
