import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { recordBody } from '../registration/desk.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantCase, plantCases } from '../../support/plant.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house, '4101')
})
afterAll(() => house.close())

const find = async (q: string) => must(await office.clerk('findUnits', { query: { q } }))
const names = async (q: string) => (await find(q)).units.map(({ unitName }) => unitName)

describe('finding a unit', () => {
  it('takes a code or its beginning, a case number, and the phone of the list or of the service', async () => {
    const planted = await plantCase(house, { regionCode: '410182' })
    const unit = await plantUnit(house, { case: planted })
    const asked = [
      ['uscc', planted.uscc],
      ['uscc', planted.uscc.slice(0, 15).toLowerCase()],
      ['caseNo', planted.caseNo.replaceAll('-', '').toLowerCase()],
      ['mobile', planted.mobile],
      ['mobile', unit.certified],
    ] as const
    for (const [kind, q] of asked) {
      const found = await find(q)
      expect([q, found.kind, found.units.map(({ uscc }) => uscc)]).toEqual([q, kind, [unit.uscc]])
    }
    const [{ cases } = { cases: [] }] = (await find(planted.uscc)).units
    expect(cases).toMatchObject([{ caseNo: planted.caseNo, status: { words: '待确认' } }])
    expect(JSON.stringify(await find(planted.mobile))).not.toContain(planted.mobile)
  })

  it('takes words of a name in any order and writing: the whole name first, then how it begins', async () => {
    for (const unitName of [
      '巩义市晨曦（豫西）铸造有限公司',
      '荥阳晨曦铸造有限公司',
      '晨曦铸造有限公司',
      '晨曦锻造有限公司',
    ]) {
      await plantCase(house, { regionCode: '410181', unitName })
    }
    expect(await names('晨曦铸造有限公司')).toEqual(['晨曦铸造有限公司', '荥阳晨曦铸造有限公司'])
    expect(await names('铸造 晨曦')).toEqual([
      '晨曦铸造有限公司',
      '荥阳晨曦铸造有限公司',
      '巩义市晨曦（豫西）铸造有限公司',
    ])
    expect(await names('晨曦豫西')).toEqual(['巩义市晨曦（豫西）铸造有限公司'])
    expect(await names('晨曦铝业')).toEqual([])
    // Pairs that stand apart in the name are not the words that were typed.
    expect(await names('造有晨曦')).toEqual([])
  })

  it('asks for more where what was typed tells nothing apart', async () => {
    for (const q of ['', '司', '有限公司', ' （） ']) {
      expect([q, await find(q)]).toEqual([q, { kind: 'tooShort', units: [], more: false }])
    }
  })

  it('stays within the region, and says when there are more than it shows', async () => {
    await plantCases(
      house,
      Array.from({ length: 25 }, (_, index) => ({
        regionCode: index === 0 ? '410302' : '410183',
        unitName: `众多示例${index}号商贸有限公司`,
      })),
    )
    const found = await find('众多')
    expect(found.units).toHaveLength(20)
    expect(found.more).toBe(true)
    expect(await names('众多示例0号')).toEqual([])
    const one = await plantCase(house, { regionCode: '410302', unitName: '洛阳示例远方厂' })
    for (const q of [one.uscc, one.caseNo, one.mobile, '远方']) {
      expect([q, (await find(q)).units]).toEqual([q, []])
    }
  })

  it('knows a unit from the moment it is recorded at the hall', async () => {
    const planted = await plantCase(house, { regionCode: '410181' })
    const body = { ...recordBody(planted), unitName: '新来示例砂轮厂', regionCode: '410181' }
    const fresh = completeUscc('93410181', 'MA999901')
    must(await office.clerk('recordMaintenance', { body: { ...body, uscc: fresh }, ...key() }))
    expect(await names('砂轮')).toEqual(['新来示例砂轮厂'])
    expect((await find(body.mobile)).units.map((unit) => unit.uscc)).toContain(fresh)
  })
})
