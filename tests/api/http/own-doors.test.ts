import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '@wengang/api/platform/config'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { plantSession } from '../../support/plant.ts'

const firms = 'https://wengang.example.gov.cn'
const desk = 'https://desk.wengang.example.gov.cn'
const own = {
  PUBLIC_ORIGIN: firms,
  DESK_ORIGIN: desk,
  KEYS_FILE: '/nowhere/keys.json',
  SMS_OUTBOX_IN_PUBLIC: 'true',
}
const password = '郑东新区的第九棵柳树'

let house: House
beforeAll(async () => {
  house = await makeHouse(own)
})
afterAll(() => house.close())

const ask = (url: string, init?: RequestInit) => house.app.request(url, init)
const post = (url: string, body: object, headers: Record<string, string> = {}) =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('with an origin of its own', () => {
  it('the desk and the staff’s API are answered there and nowhere else', async () => {
    const { token } = await plantStaff(house, ['handler'])
    const headers = { authorization: `Bearer ${token}` }
    const session = await ask(`${desk}/api/staff/session`, { headers })
    // Its links to pages for everybody lead there.
    expect([session.status, await session.json()]).toEqual([
      200,
      expect.objectContaining({ publicOrigin: firms }),
    ])
    expect((await ask(`${firms}/api/staff/session`, { headers })).status).toBe(404)
    expect((await ask('http://127.0.0.1/api/staff/session', { headers })).status).toBe(404)
    expect((await ask(`${firms}/desk`)).status).toBe(404)
    expect((await ask(`${firms}/desk/cases`)).status).toBe(404)
    const root = await ask(`${desk}/`)
    expect([root.status, root.headers.get('location')]).toEqual([302, '/desk'])
  })

  it('what is for firms is not answered at the desk', async () => {
    const cookie = (await plantSession(house, '19900018888')).replace('wg-', '__Host-wg-')
    for (const path of ['/api/session', '/verify', '/notices', '/s/ABCDEFGH', '/dev/outbox']) {
      expect((await ask(`${desk}${path}`, { headers: { cookie } })).status, path).toBe(404)
    }
    expect((await ask(`${firms}/verify`)).status).toBe(200)
    for (const origin of [firms, desk]) expect((await ask(`${origin}/healthz`)).status).toBe(200)
  })

  it('a sign-in comes from the desk’s own pages and gives a cookie of its host', async () => {
    const { name } = await plantStaff(house, ['handler'], '41', password)
    const body = { name, password }
    const url = `${desk}/api/staff/session`
    expect((await post(url, body, { origin: firms })).status).toBe(403)
    const answer = await post(url, body, { origin: desk })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-wg-staff=[\w-]{40,};/)
    expect(cookie).toContain('Secure')
    expect(cookie).not.toContain('Domain')
  })
})

it('is refused without an origin for firms, or with the same', () => {
  const { PUBLIC_ORIGIN: _, ...alone } = own
  expect(() => readConfig(alone)).toThrow('还要设置 PUBLIC_ORIGIN')
  expect(() => readConfig({ ...own, DESK_ORIGIN: firms })).toThrow('不同的主机名')
  expect(readConfig(own).deskOrigin).toBe(desk)
})
