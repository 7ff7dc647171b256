import { type Client, timing } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCases, plantSession } from '../../support/plant.ts'
import { must } from '../../support/staff-acts.ts'

const mobile = '19900041234'
const minuteMs = 60_000

let house: House
let client: Client
beforeAll(async () => {
  house = await makeHouse()
  await plantCases(house, [{ mobile }, { mobile }, {}])
})
afterAll(() => house.close())
beforeEach(async () => {
  client = house.client({ cookie: await plantSession(house, mobile) })
})

const session = async (byItself = false) =>
  must(await client('getSession', byItself ? { byItself } : {})).session

describe('the session of a phone', () => {
  it('tells the masked phone, its offers and when it ends, and nothing to a stranger', async () => {
    const expiresAt = house.clock.now() + timing.sessionIdleMs
    expect(await session()).toEqual({
      kind: 'contact',
      mobile: '199****1234',
      offers: 2,
      signedInAt: house.clock.now(),
      expiresAt,
      unit: null,
    })
    const stranger = must(await house.client()('getSession', {}))
    expect(stranger).toMatchObject({ session: null, now: house.clock.now(), demo: null })
  })

  it('ends a quarter of an hour after the last act', async () => {
    house.clock.advance(14 * minuteMs)
    expect(await session()).toMatchObject({
      expiresAt: house.clock.now() + timing.sessionIdleMs,
    })
    house.clock.advance(timing.sessionIdleMs - 1)
    expect(await session(true)).not.toBeNull()
    house.clock.advance(1)
    expect(await session(true)).toBeNull()
    expect(await client('listOffers', {})).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  })

  it('is not kept alive by what the page asks by itself', async () => {
    for (let minute = 0; minute < 14; minute += 1) {
      house.clock.advance(minuteMs)
      must(await client('listOffers', { byItself: true }))
    }
    house.clock.advance(minuteMs)
    expect(await client('listOffers', { byItself: true })).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  })

  it('ends after twelve hours, however busy', async () => {
    const end = house.clock.now() + timing.sessionMaximumMs
    while (house.clock.now() + 10 * minuteMs < end) {
      house.clock.advance(10 * minuteMs)
      must(await client('listOffers', {}))
    }
    expect(await session()).toMatchObject({ expiresAt: end })
    house.clock.advance(10 * minuteMs)
    expect(await session()).toBeNull()
  })

  it('ends when the person says so, and its cookie opens nothing any more', async () => {
    expect(must(await client('endSession', {}))).toEqual({ ended: true })
    expect(await session()).toBeNull()
    expect(await client('endSession', {})).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  })
})
