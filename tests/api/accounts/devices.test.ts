import { timing } from '@wengang/contracts'
import { blindIndex, tokenHash } from '@wengang/api/platform/crypto/keys'
import { findNewDevice } from '@wengang/api/accounts/not-me.service'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantPerson, plantUnit } from '../../support/plant-account.ts'
import { plantSession, withWriter } from '../../support/plant.ts'
import { must } from '../../support/staff-acts.ts'
import { openBrowser, type PhoneBrowser } from '../../support/phone-browser.ts'
import { newBrowser, newcomer, type Newcomer, newDeviceCodes, register, signIn } from './people.ts'

const minuteMs = 60_000
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 12) Version/12'

let house: House
beforeAll(async () => {
  house = await makeHouse({ TRUST_PROXY: 'true' })
})
afterAll(() => house.close())

let who: Newcomer
let own: PhoneBrowser
beforeEach(async () => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  who = newcomer()
  own = await register(house, who)
})

const me = async (browser: PhoneBrowser) => must(await browser.call('getMe', {}))
const codes = () => newDeviceCodes(house, who.mobile)
const signedIn = async (browser: PhoneBrowser) =>
  must(await browser.call('getSession', {})).session !== null
const post = (path: string) =>
  house.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    },
  })

describe('who I am', () => {
  it('is said of a person, with the devices that are signed in', async () => {
    const other = await signIn(house, who, newBrowser(house, iphone))
    const mine = await me(other)
    expect(mine).toMatchObject({
      kind: 'person',
      name: who.name,
      mobile: `199****${who.mobile.slice(-4)}`,
      unit: null,
      otherUnits: [],
    })
    expect(mine.devices.map(({ name, current }) => [name, current])).toEqual([
      ['苹果手机 Safari 浏览器', true],
      ['安卓手机 Chrome 浏览器', false],
    ])
  })

  it('is said of a unit: its people, and the other units of this phone', async () => {
    const mobile = newcomer().mobile
    const first = await plantUnit(house, { certified: mobile })
    const second = await plantUnit(house, { certified: mobile })
    const client = house.client({ cookie: first.cookie })
    expect(must(await client('getMe', {}))).toMatchObject({
      kind: 'unit',
      name: '李经办',
      unit: { id: first.unitId, name: first.unitName, uscc: first.uscc, role: 'administrator' },
      otherUnits: [{ id: second.unitId, name: second.unitName }],
      devices: [{ current: true }],
    })
    await withWriter(house, (db) =>
      db
        .updateTable('unit_member')
        .set({ state: 'withdrawn' })
        .where('unit_id', '=', second.unitId)
        .execute(),
    )
    expect(must(await client('getMe', {})).otherUnits).toEqual([])
  })

  it('is said of an operator only while the unit manages operators, and of a unit without administrator', async () => {
    const operator = await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
    const client = house.client({ cookie: operator.cookie })
    expect(must(await client('getMe', {}))).toMatchObject({
      name: '王操作',
      unit: { role: 'operator' },
    })
    const fresh = await plantUnit(house, { people: 'none' })
    expect(must(await house.client({ cookie: fresh.cookie })('getMe', {}))).toMatchObject({
      name: null,
      unit: { id: fresh.unitId, role: null },
      otherUnits: [],
    })
  })

  it('is said of the contact of an offer by the phone alone', async () => {
    const client = house.client({ cookie: await plantSession(house, newcomer().mobile) })
    expect(must(await client('getMe', {}))).toMatchObject({
      kind: 'contact',
      name: null,
      unit: null,
      devices: [{ current: true }],
    })
  })

  it('lists no device that has been idle, and none of anybody else', async () => {
    house.clock.advance(timing.sessionIdleMs)
    const other = await signIn(house, who)
    await plantPerson(house, { mobile: who.mobile })
    expect((await me(other)).devices).toHaveLength(1)
  })
})

describe('a device', () => {
  it('is ended from another, once or twice, and is signed out from then on', async () => {
    const other = await signIn(house, who)
    const lost = (await me(other)).devices.find(({ current }) => !current)
    const params = { deviceId: lost?.id ?? '' }
    must(await other.call('endDevice', { params }))
    must(await other.call('endDevice', { params }))
    expect(await signedIn(own)).toBe(false)
    expect((await me(other)).devices).toHaveLength(1)
  })

  it('that is this one gives up its cookie', async () => {
    const [device] = (await me(own)).devices
    must(await own.call('endDevice', { params: { deviceId: device?.id ?? '' } }))
    expect(own.cookie('wg-firm')).toBeUndefined()
    expect(await signedIn(own)).toBe(false)
  })

  it('of somebody else is unknown, and stays signed in', async () => {
    const stranger = await register(house, newcomer())
    const [device] = (await me(own)).devices
    expect(
      await stranger.call('endDevice', { params: { deviceId: device?.id ?? '' } }),
    ).toMatchObject({ code: 'NOT_FOUND' })
    expect(await signedIn(own)).toBe(true)
  })

  it('signs out by 退出 too, whatever it opens', async () => {
    must(await own.call('endSession', {}))
    expect(await signedIn(own)).toBe(false)
    const unit = await plantUnit(house)
    const client = house.client({ cookie: unit.cookie })
    must(await client('endSession', {}))
    expect(must(await client('getSession', {})).session).toBeNull()
  })
})

describe('the message about a new device', () => {
  it('does not go out for the first one, nor for one that was here before', async () => {
    expect(await codes()).toEqual([])
    expect(own.cookie('wg-browser')).toMatch(/^[\w-]{43}$/)
    must(await own.call('endSession', {}))
    await signIn(house, who, own)
    expect(await codes()).toEqual([])
  })

  it('goes out for another browser, and for one that forgot its cookies, once each', async () => {
    const other = await signIn(house, who)
    expect(await codes()).toHaveLength(1)
    await signIn(house, who, other)
    expect(await codes()).toHaveLength(1)
    other.forget('wg-browser')
    house.clock.advance(timing.codeResendMs)
    await signIn(house, who, other)
    expect(await codes()).toHaveLength(2)
    expect(await house.runJobs()).toBeGreaterThan(0)
    const rows = await house.services.store.read
      .selectFrom('message')
      .select(['state', 'params'])
      .where('kind', '=', 'newDevice')
      .where('mobile_index', '=', blindIndex(house.services.keys, 'mobile', who.mobile))
      .execute()
    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(JSON.stringify(rows)).not.toContain(who.mobile)
  })

  it('keeps a hash of what the browser is known by, and takes nothing made up for it', async () => {
    const browser = newBrowser(house)
    await signIn(house, who, browser)
    const kept = browser.cookie('wg-browser') ?? ''
    const rows = await house.services.store.read.selectFrom('session').selectAll().execute()
    expect(rows.map((row) => row.browser_hash)).toContain(tokenHash(kept))
    expect(JSON.stringify(rows)).not.toContain(kept)
    const crafted = openBrowser(house, { 'x-forwarded-for': '192.0.2.1' }, { 'wg-browser': 'mine' })
    await signIn(house, who, crafted)
    expect(crafted.cookie('wg-browser')).toMatch(/^[\w-]{43}$/)
  })
})

describe('the page that ends a sign-in', () => {
  const strange = async () => {
    const browser = await signIn(house, who, newBrowser(house, iphone))
    const [code = ''] = await codes()
    return { browser, path: `/n/${code}`, code }
  }

  it('shows what it is about, and looking changes nothing, however often a scanner does', async () => {
    const { browser, path } = await strange()
    const page = await house.request(path)
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('您的经办人账号')
    expect(text).toContain(`199****${who.mobile.slice(-4)}`)
    expect(text).toContain('苹果手机 Safari 浏览器')
    expect(text).toContain('<button class="button wrong" form="end-form">结束该登录</button>')
    expect(text).not.toContain(who.name)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    await house.request(path, { method: 'HEAD' })
    expect(await signedIn(browser)).toBe(true)
  })

  it('ends that sign-in and no other, by one press, and the phone is told of the next', async () => {
    const { browser, path } = await strange()
    const ended = await post(path)
    expect(await ended.text()).toContain('该登录已经结束')
    expect(await signedIn(browser)).toBe(false)
    expect(await signedIn(own)).toBe(true)
    expect(await (await house.request(path)).text()).toContain('该登录已经结束')
    expect((await post(path)).status).toBe(200)
    await signIn(house, who, browser)
    expect(await codes()).toHaveLength(2)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('kind')
      .where('kind', '=', 'signInDisowned')
      .execute()
    expect(entries.length).toBeGreaterThan(0)
  })

  it('ends what the browser went on to as well', async () => {
    const { browser, path } = await strange()
    await signIn(house, who, browser)
    expect(await codes()).toHaveLength(1)
    await post(path)
    expect(await signedIn(browser)).toBe(false)
  })

  it('is reached with the code alone, where a provider allows no link', async () => {
    const { code, path } = await strange()
    const found = await house.request('/q', {
      method: 'POST',
      body: new URLSearchParams({ code }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        origin: 'null',
      },
    })
    expect([found.status, found.headers.get('location')]).toEqual([303, path])
    expect((await house.request(`/s/${code}`)).status).toBe(404)
  })

  it('is the page of everything unknown for any other code, opened or pressed', async () => {
    const unknown = await house.request('/n/AB3XK9M2')
    expect(unknown.status).toBe(404)
    expect((await post('/n/AB3XK9M2')).status).toBe(404)
    expect((await house.request('/n/short')).status).toBe(404)
    expect(await findNewDevice(house.services, '')).toBeNull()
  })

  it('says so when the sign-in is over by itself', async () => {
    const { path } = await strange()
    house.clock.advance(timing.sessionIdleMs + minuteMs)
    expect(await (await house.request(path)).text()).toContain('该登录已经结束')
  })
})
