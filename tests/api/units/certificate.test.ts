import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantUnit } from '../../support/plant-account.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const present = (signed: string) => house.client()('signInByCertificate', { body: { signed } })

describe('the entrance with a certificate', () => {
  it('is refused with the address of the portal where it stands', async () => {
    const address = 'https://siwsfw.hrss.henan.gov.cn'
    const refused = await present('signed')
    expect(refused).toMatchObject({ code: 'CERTIFICATE_ELSEWHERE', details: { address } })
    expect(refused.ok ? '' : refused.message).toContain(address)
  })

  it('signs in the unit that a verifier names, and nobody else', async () => {
    const unit = await plantUnit(house)
    const closed = await plantCase(house)
    const asked: string[] = []
    const owners: Record<string, string> = {
      'by-unit': unit.uscc,
      'by-closed': closed.uscc,
      'by-nobody': '914113819999001180',
    }
    house.services.certificateVerifier = {
      async verify(signed, { origin, at }) {
        asked.push(`${origin} ${at === house.clock.now()}`)
        const uscc = owners[signed]
        return uscc === undefined ? { ok: false } : { ok: true, uscc }
      },
    }
    expect(await present('by-unit')).toEqual({ ok: true, data: { next: 'home' } })
    expect(await present('forged')).toMatchObject({ code: 'CERTIFICATE_REFUSED' })
    expect(await present('by-closed')).toMatchObject({ code: 'UNIT_NOT_OPENED' })
    expect(await present('by-nobody')).toMatchObject({ code: 'UNIT_UNKNOWN' })
    expect(new Set(asked)).toEqual(new Set(['http://localhost:8787 true']))
    house.services.certificateVerifier = null
  })

  it('leads to the registration of the administrator when nobody has signed in yet', async () => {
    const unit = await plantUnit(house, { people: 'none' })
    house.services.certificateVerifier = {
      verify: () => Promise.resolve({ ok: true, uscc: unit.uscc }),
    }
    const response = await house.request('/api/units/certificate-sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signed: 'by-unit' }),
    })
    house.services.certificateVerifier = null
    expect(await response.json()).toEqual({ next: 'administrator' })
    const cookie = /wg-firm=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? ''
    const { session } = await house
      .client({ cookie })('getSession', {})
      .then((got) => (got.ok ? got.data : { session: null }))
    expect(session?.unit).toMatchObject({ needsAdministrator: true })
  })
})
