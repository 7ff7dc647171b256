import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'
import { must } from '../../support/staff-acts.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

describe('the list of cases', () => {
  it('puts drafts and open offers on top, then every case, newest first', async () => {
    const mobile = '19900029999'
    const cases = []
    for (let firm = 0; firm < 4; firm += 1) {
      cases.push(await plantCase(house, { mobile }))
      house.clock.advance(1_000)
    }
    const [open, accepted, draft, declined] = cases.map(({ caseId }) => caseId)
    const client = house.client({ cookie: await plantSession(house, mobile) })
    must(await answer(house, client, accepted!, 'ACCEPT'))
    must(await answer(house, client, declined!, 'DECLINE'))
    must(
      await client('saveDraft', {
        params: { offerId: draft! },
        body: { choice: 'ACCEPT', reason: '', readingId: null },
      }),
    )
    // A choice saved on top of an answer waits to be submitted too.
    must(
      await client('saveDraft', {
        params: { offerId: accepted! },
        body: { choice: 'DECLINE', reason: '', readingId: null },
      }),
    )
    const list = must(await client('listCases', { query: {} }))
    expect(list.todo.map(({ id }) => id)).toEqual([draft, accepted, open])
    expect(list.cases.map(({ id }) => id)).toEqual([declined, draft, accepted, open])
    expect(list.years).toEqual([2023])
  })

  it('is filtered by year, without losing what is to be done', async () => {
    const { caseId, mobile } = await plantCase(house)
    const client = house.client({ cookie: await plantSession(house, mobile) })
    const of = async (year: number) => must(await client('listCases', { query: { year } }))
    expect((await of(2023)).cases.map(({ id }) => id)).toEqual([caseId])
    const other = await of(2022)
    expect(other.cases).toEqual([])
    expect(other.todo.map(({ id }) => id)).toEqual([caseId])
    expect(other.years).toEqual([2023])
  })

  it('is empty for a phone without cases and refused to nobody', async () => {
    const client = house.client({ cookie: await plantSession(house, '19900038888') })
    expect(must(await client('listCases', { query: {} }))).toEqual({
      todo: [],
      cases: [],
      years: [],
    })
    expect(await house.client()('listCases', { query: {} })).toMatchObject({
      ok: false,
      code: 'SIGN_IN_NEEDED',
    })
  })
})
