import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { another } from '../units/units.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { type PlantedCase, plantCase, withWriter } from '../../support/plant.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'
import {
  askCode,
  counted,
  type Handler,
  open,
  openingCode,
  plantHandler,
  record,
  signedInAgain,
  unitOf,
  unknownUscc,
} from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

let mobiles = 0

/** A unit maintained for a person, and the mobile that was certified. */
async function maintainedUnit(
  person: Handler,
): Promise<PlantedCase & { typed: { unitName: string; mobile: string } }> {
  mobiles += 1
  const unit = await plantCase(house)
  const mobile = String(19_900_093_000 + mobiles)
  house.clock.advance(1_000)
  must(await record(office.clerk, unit, { agentIdNumber: person.idNumber, mobile }))
  return { ...unit, typed: { unitName: unit.unitName, mobile } }
}

const mismatch = { code: 'OPENING_MISMATCH' }

describe('opening a unit’s service', () => {
  it('takes a code to the certified mobile, stores the agreement, and is done once', async () => {
    const person = await plantHandler(house)
    const unit = await maintainedUnit(person)
    expect(await unitOf(person, unit.uscc)).toMatchObject({
      steps: [
        { key: 'person', state: 'done' },
        { key: 'maintenance', state: 'done' },
        { key: 'opening', state: 'now' },
        { key: 'administrator', state: 'waiting' },
      ],
    })
    const agreement = must(await house.client()('getAgreement', {}))
    expect(agreement).toMatchObject({ version: '2023-1', title: '单位网上服务协议' })
    expect(agreement.paragraphs.length).toBeGreaterThan(3)
    const asked = must(await person.client('askOpeningCode', { body: { uscc: unit.uscc } }))
    expect(asked.mobile).toBe(`199****${unit.typed.mobile.slice(-4)}`)
    const code = await openingCode(house, unit.unitId)
    const act = key()
    const opened = must(await open(person, unit, code, {}, act))
    expect(opened).toEqual({
      uscc: unit.uscc,
      unitName: unit.unitName,
      openedAt: house.clock.now(),
    })
    expect(must(await open(person, unit, code, {}, act))).toEqual(opened)
    expect(await open(person, unit, code)).toMatchObject({ code: 'UNIT_REGISTERED' })
    expect(await person.client('askOpeningCode', { body: { uscc: unit.uscc } })).toMatchObject({
      code: 'UNIT_REGISTERED',
    })
    const shown = must(await office.clerk('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown.service).toEqual({
      openedAt: opened.openedAt,
      agreementVersion: '2023-1',
      mobile: asked.mobile,
      agentName: '李**',
      administrator: null,
    })
    expect((await unitOf(person, unit.uscc)).steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'now',
    ])
  })

  it('repeated at the same moment with one key is done once and answered the same', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await plantHandler(house)
      const unit = await maintainedUnit(person)
      const code = await askCode(house, person, unit)
      const act = key()
      const twins = Array.from({ length: 6 }, () => open(person, unit, code, {}, act))
      const [first, ...others] = await Promise.all(twins)
      expect(first).toMatchObject({ ok: true })
      for (const other of others) expect(other).toEqual(first)
    }
  })

  it('is refused with one refusal, whatever differs', async () => {
    const agent = await plantHandler(house)
    const unit = await maintainedUnit(agent)
    const other = await plantHandler(house)
    const ask = (body: { uscc: string; unitName?: string; mobile?: string }) =>
      other.client('askOpeningCode', { body })
    const { uscc, typed } = unit
    const wrong = [
      { uscc },
      { uscc, unitName: typed.unitName },
      { uscc, mobile: typed.mobile },
      { uscc, ...typed, mobile: '19900093999' },
      { uscc, ...typed, unitName: '巩义市示例别家有限公司' },
      { ...typed, uscc: unknownUscc(21) },
      { ...typed, uscc: (await plantCase(house)).uscc },
    ]
    const texts = new Set<string>()
    for (const body of wrong) {
      const refused = await ask(body)
      expect(refused).toMatchObject(mismatch)
      if (!refused.ok) texts.add(refused.message)
    }
    expect(texts.size).toBe(1)
    // The person whom the maintenance names may leave both out, but not type them wrong.
    expect(
      await agent.client('askOpeningCode', { body: { uscc, mobile: '19900093999' } }),
    ).toMatchObject(mismatch)
    must(await ask({ uscc, ...typed }))
    const code = await openingCode(house, unit.unitId)
    expect(await open(other, unit, code)).toMatchObject(mismatch)
    const narrow = { ...typed, unitName: ` ${typed.unitName.replace('有限', ' 有限')}` }
    must(await open(other, unit, code, narrow))
  })

  it('of two persons at once goes to one, and the other is told who was first', async () => {
    const agent = await plantHandler(house, { name: '王小明' })
    const other = await plantHandler(house, { name: '李小红' })
    const unit = await maintainedUnit(agent)
    const code = await askCode(house, agent, unit)
    const results = await Promise.all([
      open(agent, unit, code),
      open(other, unit, code, unit.typed),
    ])
    expect(counted(results)).toEqual({ ok: 1, OPENED_BY_OTHER: 1 })
    const [first] = results
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      details: { who: first?.ok === true ? '王**' : '李**', at: house.clock.now() },
    })
    const third = await plantHandler(house)
    expect(await open(third, unit, code, unit.typed)).toMatchObject({ code: 'OPENED_BY_OTHER' })
    expect(await open(third, unit, code)).toMatchObject(mismatch)
  })

  it('says what is wrong with a code, and locks after ten wrong ones', async () => {
    const person = await plantHandler(house)
    const unit = await maintainedUnit(person)
    expect(await open(person, unit, '123456')).toMatchObject({ code: 'CODE_EXPIRED' })
    const first = await askCode(house, person, unit)
    expect(await person.client('askOpeningCode', { body: { uscc: unit.uscc } })).toMatchObject({
      code: 'CODE_PAUSE',
    })
    expect(await open(person, unit, another(first))).toMatchObject({
      code: 'CODE_WRONG',
      details: { triesLeft: 4 },
    })
    for (let n = 0; n < 4; n += 1) await open(person, unit, another(first))
    expect(await open(person, unit, first)).toMatchObject({ code: 'CODE_SPENT' })
    house.clock.advance(61_000)
    const second = await askCode(house, person, unit)
    for (let n = 0; n < 4; n += 1) await open(person, unit, another(second))
    expect(await open(person, unit, another(second))).toMatchObject({ code: 'LOCKED' })
    expect(await open(person, unit, second)).toMatchObject({ code: 'LOCKED' })
    house.clock.advance(61_000)
    expect(await person.client('askOpeningCode', { body: { uscc: unit.uscc } })).toMatchObject({
      code: 'LOCKED',
    })
  })

  it('says when a code came late, or was never sent', async () => {
    const person = await plantHandler(house)
    const unit = await maintainedUnit(person)
    const late = await askCode(house, person, unit)
    house.clock.advance(5 * 60_000)
    expect(await open(person, unit, late)).toMatchObject({ code: 'CODE_EXPIRED' })
    const lost = await askCode(house, person, unit)
    await house.runJobs()
    await failLastMessage()
    house.clock.advance(5 * 60_000)
    expect(await open(await signedInAgain(house, person), unit, lost)).toMatchObject({
      code: 'CODE_NOT_SENT',
    })
  })

  it('limits the codes of a phone', async () => {
    const person = await plantHandler(house)
    const unit = await maintainedUnit(person)
    for (let n = 0; n < 5; n += 1) {
      await askCode(house, await signedInAgain(house, person), unit)
      house.clock.advance(60_000)
    }
    const again = await signedInAgain(house, person)
    expect(await again.client('askOpeningCode', { body: { uscc: unit.uscc } })).toMatchObject({
      code: 'CODE_LIMIT',
    })
  })
})

async function failLastMessage(): Promise<void> {
  const last = await house.services.store.read
    .selectFrom('message')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await withWriter(house, (db) =>
    db.updateTable('message').set({ state: 'failed' }).where('id', '=', last.id).execute(),
  )
}

describe('what changes while somebody opens the service', () => {
  it('is a phone: the code to the former one no longer counts and is not used up', async () => {
    const person = await plantHandler(house)
    const unit = await maintainedUnit(person)
    const code = await askCode(house, person, unit)
    const next = '19900093888'
    house.clock.advance(1_000)
    must(await record(office.clerk, unit, { agentIdNumber: person.idNumber, mobile: next }))
    const changed = { code: 'PHONE_CHANGED' }
    expect(await open(person, unit, code)).toMatchObject(changed)
    expect(await open(person, unit, code, unit.typed)).toMatchObject(changed)
    const stranger = await plantHandler(house)
    expect(await open(stranger, unit, code, unit.typed)).toMatchObject(changed)
    expect(await open(stranger, unit, code)).toMatchObject(mismatch)
    const fresh = await askCode(house, person, unit)
    must(await open(person, unit, fresh, { mobile: next }))
  })

  it('is a phone at the very moment: opened with the old one, or told of the new one', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await plantHandler(house)
      const unit = await maintainedUnit(person)
      const code = await askCode(house, person, unit)
      const mobile = String(19_900_094_000 + round)
      const [opened, recorded] = await Promise.all([
        open(person, unit, code),
        record(office.clerk, unit, { agentIdNumber: person.idNumber, mobile }),
      ])
      const outcomes = [opened, recorded].map((result) => (result.ok ? 'ok' : result.code))
      expect([
        ['ok', 'UNIT_REGISTERED'],
        ['PHONE_CHANGED', 'ok'],
      ]).toContainEqual(outcomes)
    }
  })

  it('is the agreement at New Year: read again, with the same code', async () => {
    house.clock.set('2023-12-31T23:58:00+08:00')
    const clerk = (await plantOffice(house)).clerk
    const person = await plantHandler(house)
    const unit = await plantCase(house)
    must(await record(clerk, unit, { agentIdNumber: person.idNumber, mobile: '19900093777' }))
    const code = await askCode(house, person, unit)
    house.clock.set('2024-01-01T00:00:00+08:00')
    expect(await open(person, unit, code)).toMatchObject({ code: 'AGREEMENT_CHANGED' })
    const { version } = must(await house.client()('getAgreement', {}))
    expect(version).toBe('2024-1')
    must(await open(person, unit, code, { agreementVersion: version }))
    const shown = must(await clerk('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown.service?.agreementVersion).toBe('2024-1')
  })
})
