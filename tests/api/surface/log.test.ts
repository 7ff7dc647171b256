import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { entryName } from '@wengang/contracts/entry-words'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { type Secret, secretsIn, secretsOf } from '../../support/personal-data.ts'
import { postForm } from '../../support/plant-link.ts'
import { walkWholeYear, type WholeYear } from './whole-year.ts'

let house: House
let year: WholeYear
let secrets: Secret[]
beforeAll(async () => {
  house = await makeHouse()
  year = await walkWholeYear(house)
  secrets = [
    ...(await secretsOf(house)),
    ...year.typed.map((value) => ({ what: 'what was typed or given', value })),
    { what: 'outbox token', value: house.services.config.sms.outboxToken },
  ]
}, 120_000)
afterAll(() => house.close())

/** Requests that go wrong with personal data in them: in paths, in fields, in what the house keeps. */
async function goWrong(): Promise<void> {
  const { caseNo, linkCode, sheetId } = year.places
  const headers = { cookie: year.firm, 'content-type': 'application/json' }
  const phone = '19900030001'
  await house.request(`/api/cases/${caseNo}0`, { headers })
  await house.request(`/api/offers/${phone}`, { headers })
  await house.request(`/s/${linkCode}x`)
  await house.request(`/${phone}?name=示例来访人赵六`)
  await postForm(house, '/q', { code: phone })
  await postForm(house, '/verify', { code: linkCode })
  const signIn = { method: 'POST', headers: { 'content-type': 'application/json' } }
  for (const body of [JSON.stringify({ name: phone, password: phone }), `{"name":"${phone}`]) {
    await house.request('/api/staff/session', { ...signIn, body })
  }
  await house.request('/api/session', { headers: { cookie: `wg-firm=${phone}` } })
  for (const folder of readdirSync(house.services.blobs.directory)) {
    rmSync(join(house.services.blobs.directory, folder), { recursive: true })
  }
  await house.request(`/api/sheets/${sheetId}/pdf`, { headers })
}

describe('the log of a whole year', () => {
  it('holds no name, number, code, token or reason, also where something goes wrong', async () => {
    await goWrong()
    expect(house.logLines.length).toBeGreaterThan(80)
    expect(house.logLines.some((line) => line.includes('"fault"'))).toBe(true)
    const kinds = new Set(secrets.map(({ what }) => what))
    expect([...kinds].toSorted()).toEqual([
      'ID number',
      'account',
      'account name',
      'case number',
      'credit code',
      'link code',
      'mobile',
      'name',
      'outbox token',
      'person',
      'sign-in code',
      'what was typed or given',
    ])
    expect(secretsIn(house.logLines, secrets)).toEqual([])
  })

  it('leaves a trail that has words for everything that happened', async () => {
    const { read } = house.services.store
    const kinds = await read.selectFrom('entry').select('kind').distinct().execute()
    expect(kinds.length).toBeGreaterThan(40)
    expect(kinds.filter(({ kind }) => entryName(kind) === kind)).toEqual([])
  })

  it('would be found to hold any of them', () => {
    const found = secrets.filter(({ value }) => {
      const line = JSON.stringify({ msg: 'request', path: `/api/${value}` })
      return secretsIn([line], secrets).length === 0
    })
    expect(found).toEqual([])
  })
})
