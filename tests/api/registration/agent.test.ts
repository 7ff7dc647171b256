import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantAccountSession, plantUnit } from '../../support/plant-account.ts'
import { plantCase, plantSession } from '../../support/plant.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'
import { counted, unknownUscc } from './desk.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

const change = (uscc: string, mobile: string, clerk = office.clerk, act = key()) =>
  clerk('changeAgent', {
    params: { uscc },
    body: {
      agentName: '赵新人',
      mobile,
      identitySeen: true,
      authorisationSeen: true,
      reason: '原经办人离职',
    },
    ...act,
  })

const sessionOf = async (cookie: string) => {
  const { session } = must(await house.client({ cookie })('getSession', {}))
  return session?.kind ?? null
}

describe('经办人变更', () => {
  it('ends the sessions of the old phone in this unit, tells both phones, and leaves the rest', async () => {
    const unit = await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
    const second = await plantUnit(house, { certified: unit.certified })
    const old = await plantAccountSession(house, unit.certified, {
      kind: 'unit',
      unit_id: unit.unitId,
    })
    const contact = await plantSession(house, unit.certified)
    const mobile = '19900095001'
    const act = key()
    const changed = must(await change(unit.uscc, mobile, office.clerk, act))
    expect(changed).toEqual({ uscc: unit.uscc, mobile: '199****5001' })
    expect(must(await change(unit.uscc, mobile, office.clerk, act))).toEqual(changed)

    expect(await sessionOf(old)).toBeNull()
    expect(await sessionOf(contact)).toBe('contact')
    expect(await sessionOf(second.cookie)).toBe('unit')
    expect(await sessionOf(unit.cookie)).toBe('unit')
    const shown = must(await office.clerk('getStaffUnit', { params: { uscc: unit.uscc } }))
    expect(shown).toMatchObject({
      quota: { left: 2 },
      service: { mobile: '199****5001', agentName: '赵**', administrator: null },
    })
    await house.runJobs()
    const messages = await house.services.store.read
      .selectFrom('message')
      .select(['params', 'state'])
      .where('kind', '=', 'agentChanged')
      .execute()
    const told = messages.map(({ params }) => (JSON.parse(params) as { told: string }).told)
    expect(told.toSorted()).toEqual(['new', 'old'])
    expect(messages.map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('needs a unit of the region that is open, and another number', async () => {
    const unit = await plantUnit(house)
    expect(await change(unit.uscc, unit.certified)).toMatchObject({
      code: 'STATE_REFUSES',
      message: '新手机号和登记的手机号一样，不用变更。',
    })
    const closed = await plantCase(house)
    expect(await change(closed.uscc, '19900095002')).toMatchObject({ code: 'UNIT_NOT_OPENED' })
    expect(await change(unknownUscc(31), '19900095002')).toMatchObject({ code: 'NOT_FOUND' })
    const { clerk } = await plantOffice(house, '4113')
    expect(await change(unit.uscc, '19900095002', clerk)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await change(unit.uscc, '1990009500')).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await sessionOf(unit.cookie)).toBe('unit')
  })

  it('of two clerks at once follows one after the other, or is told to try again', async () => {
    const unit = await plantUnit(house)
    const mobiles = ['19900095011', '19900095012']
    const results = await Promise.all(mobiles.map((mobile) => change(unit.uscc, mobile)))
    const { ok = 0, BUSY: busy = 0, ...others } = counted(results)
    expect([ok + busy, others]).toEqual([2, {}])
    expect(ok).toBeGreaterThan(0)
    const again = must(await change(unit.uscc, '19900095013'))
    expect(again.mobile).toBe('199****5013')
  })

  it('stands in the chain of the unit with who did it and why, without the numbers', async () => {
    const unit = await plantUnit(house)
    must(await change(unit.uscc, '19900095021'))
    const rows = await house.services.store.read
      .selectFrom('entry')
      .select(['kind', 'payload'])
      .where('stream', '=', `unit:${unit.unitId}`)
      .execute()
    expect(rows.map(({ kind }) => kind)).toEqual(['agentChanged'])
    const [entry] = rows
    expect(JSON.parse(entry?.payload ?? '')).toMatchObject({
      by: `staff:${office.ids.clerk}`,
      facts: { reason: '原经办人离职', identitySeen: true, authorisationSeen: true },
    })
    expect(entry?.payload).not.toContain('19900095021')
    expect(entry?.payload).not.toContain(unit.certified)
  })
})
