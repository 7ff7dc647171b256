import { randomUUID } from 'node:crypto'
import { addFirstStaffCommand } from '@wengang/api/staff/staff.service'
import { prepareStaff } from '@wengang/api/staff/new-staff'
import { timing } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { signInFully } from '../../support/second-factor.ts'
import { must } from '../../support/staff-acts.ts'

const password = '郑东新区的第九棵柳树'
const first = {
  name: 'sample-admin',
  displayName: '示例管理员',
  password,
  roles: ['administrator'] as const,
  regionCode: '4101',
}

let house: House
beforeAll(async () => {
  house = await makeHouse()
  const at = house.clock.now()
  const person = await prepareStaff(first, house.services.keys, at)
  await house.services.store.write(addFirstStaffCommand, { person, totp: null, at })
})
afterAll(() => house.close())

const signedIn = (name = first.name, given = password) =>
  signInFully(house, { name, password: given })

describe('the very first administrator', () => {
  it('is made only while there is nobody', async () => {
    const at = house.clock.now()
    const person = await prepareStaff({ ...first, name: 'second' }, house.services.keys, at)
    await expect(
      house.services.store.write(addFirstStaffCommand, { person, totp: null, at }),
    ).rejects.toMatchObject({ code: 'STATE_REFUSES' })
  })
})

describe('signing in', () => {
  it('answers who it is, and the token opens what the roles allow', async () => {
    const body = { name: first.name, password }
    const { person, expiresAt, secondFactor } = must(await house.client()('signInStaff', { body }))
    expect(person).toEqual({
      name: 'sample-admin',
      displayName: '示例管理员',
      roles: ['administrator'],
      regionCode: '4101',
      programmes: null,
    })
    expect(expiresAt).toBe(house.clock.now() + timing.staffIdleMs)
    expect(secondFactor).toBe('enrol')
    const { client } = await signedIn()
    expect(await client('getStaffSession', {})).toMatchObject({
      ok: true,
      data: { person, publicOrigin: null },
    })
    expect(await client('listStaffCases', {})).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('sets a cookie for the desk that a script cannot read', async () => {
    const answer = await house.request('/api/staff/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ name: first.name, password }),
    })
    expect(answer.headers.get('set-cookie')).toMatch(/wg-staff=[\w-]{40,};.*HttpOnly/)
  })

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const client = house.client()
    const wrong = await client('signInStaff', {
      body: { name: first.name, password: 'something else' },
    })
    const unknown = await client('signInStaff', { body: { name: 'nobody', password } })
    expect(wrong).toMatchObject({ ok: false, code: 'SIGN_IN_WRONG' })
    if (wrong.ok || unknown.ok) throw new Error('signed in')
    expect({ ...unknown, requestId: '' }).toEqual({ ...wrong, requestId: '' })
  })

  it('looks at a password as long for a name that nobody has', async () => {
    const client = house.client()
    const took = async (name: string): Promise<number> => {
      const began = performance.now()
      await client('signInStaff', { body: { name, password: 'something else' } })
      return performance.now() - began
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 4; round += 1) {
      known.push(await took(first.name))
      unknown.push(await took(`nobody-${round}`))
      house.clock.advance(3_600_000)
    }
    // A skipped argon2 would be thousands of times faster; the machine's own noise is not.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4)
  })

  it('stops guessing at one name, and says until when', async () => {
    const client = house.client()
    const guess = () => client('signInStaff', { body: { name: 'guessed', password: 'a guess' } })
    for (let count = 0; count < 10; count += 1) {
      expect(await guess()).toMatchObject({ code: 'SIGN_IN_WRONG' })
    }
    expect(await guess()).toMatchObject({
      ok: false,
      code: 'TOO_MANY_REQUESTS',
      details: { retryAt: expect.any(Number) },
    })
    house.clock.advance(15 * 60_000)
    expect(await guess()).toMatchObject({ code: 'SIGN_IN_WRONG' })
  })

  it('ends by signing out, by half an hour without an act, and after the longest day', async () => {
    const one = await signedIn()
    expect(await one.client('endStaffSession', {})).toMatchObject({ ok: true })
    expect(await one.client('getStaffSession', {})).toMatchObject({ code: 'STAFF_SIGN_IN_NEEDED' })

    const two = await signedIn()
    house.clock.advance(timing.staffIdleMs)
    expect(await two.client('getStaffSession', {})).toMatchObject({ code: 'STAFF_SIGN_IN_NEEDED' })

    const three = await signedIn()
    const step = timing.staffIdleMs - 60_000
    for (let passed = 0; passed + step < timing.sessionMaximumMs; passed += step) {
      house.clock.advance(step)
      expect(await three.client('getStaffSession', {})).toMatchObject({ ok: true })
    }
    house.clock.advance(step)
    expect(await three.client('getStaffSession', {})).toMatchObject({
      code: 'STAFF_SIGN_IN_NEEDED',
    })
  })
})

describe('adding a person', () => {
  const wish = {
    name: 'sample-clerk',
    displayName: '示例受理员',
    password: 'four quiet windows',
    roles: ['clerk' as const],
    regionCode: '410181',
  }
  let admin: Awaited<ReturnType<typeof signedIn>>
  beforeAll(async () => {
    admin = await signedIn()
    const second = { ...wish, name: 'sample-admin-2', displayName: '示例另一管理员' }
    expect(await add({})).toMatchObject({
      code: 'STATE_REFUSES',
      message: expect.stringContaining('请先添加第二位系统管理员'),
    })
    must(await add({ ...second, roles: ['administrator'], regionCode: '4101' }))
  })
  const add = (body: object, key: string = randomUUID()) =>
    admin.client('addStaff', { body: { ...wish, ...body }, idempotencyKey: key })

  it('lets them sign in with their roles, and a repeat adds nobody', async () => {
    const key = randomUUID()
    const added = await add({}, key)
    expect(added).toMatchObject({ ok: true, data: { person: { roles: ['clerk'] } } })
    expect(await add({}, key)).toEqual(added)
    const { client } = await signedIn(wish.name, wish.password)
    const { person } = must(await client('getStaffSession', {}))
    expect(person.regionCode).toBe('410181')
    expect(
      await client('addStaff', { body: { ...wish, name: 'x9' }, idempotencyKey: randomUUID() }),
    ).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
  })

  it('refuses a name that is taken and a region outside the own one', async () => {
    expect(await add({ name: first.name })).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    expect(await add({ name: 'elsewhere', regionCode: '4102' })).toMatchObject({
      ok: false,
      code: 'STATE_REFUSES',
    })
    expect(await add({ name: 'above', regionCode: '41' })).toMatchObject({ ok: false })
  })

  it.each([
    'password123456',
    '12345678901234',
    'aaaaaaaaaaaaaa',
    'qwertyuiop1234',
    'sample-weak-1!',
    '示例新人示例新人一二三四',
  ])('refuses the password %s', async (bad) => {
    const result = await add({ name: 'sample-weak', displayName: '示例新人', password: bad })
    expect(result).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
  })

  it('stands in the chain of whoever added them, without the names in the clear', async () => {
    const { read } = house.services.store
    const entries = await read
      .selectFrom('entry')
      .selectAll()
      .where('kind', '=', 'staffAdded')
      .orderBy('at')
      .execute()
    const [adder] = await read
      .selectFrom('staff')
      .select('id')
      .where('name', '=', first.name)
      .execute()
    const added = entries.filter(({ payload }) => payload.includes('"clerk"'))
    expect(added).toHaveLength(1)
    expect(added[0]?.stream).toBe(`staff:${adder?.id}`)
    expect(JSON.parse(added[0]?.payload ?? '')).toMatchObject({ by: `staff:${adder?.id}` })
    expect(added[0]?.payload).not.toContain(wish.displayName)
  })

  it('keeps no trace of a password but its argon2id hash', async () => {
    const { read } = house.services.store
    const rows = await read.selectFrom('staff').select('password_hash').execute()
    for (const row of rows) {
      expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    }
    expect(house.logLines.join('')).not.toContain(password)
  })
})
