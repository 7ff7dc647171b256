import { isTooManyToSort } from '@wengang/api/cases/staff-cases.queries'
import type { CallInput, CallOutput, CaseSort } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import { type Firm, must, plantFirm, plantOffice } from '../../support/staff-acts.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

describe('the list of cases', () => {
  it('pages by key, finds by code, number and part of a name, and stays in its region', async () => {
    const regionCode = '411328'
    const region = await plantOffice(house, '411328')
    const firms = [
      await plantFirm(house, null, { regionCode, unitName: '唐河县（示例）甲%乙商贸有限公司' }),
      await plantFirm(house, null, { regionCode, unitName: '唐河县示例农机有限公司' }),
      await plantFirm(house, null, { regionCode, unitName: '唐河县示例纺织厂' }),
    ]
    const list = async (query: NonNullable<CallInput<'listStaffCases'>['query']>) =>
      must(await region.clerk('listStaffCases', { query }))
    const page = await list({ limit: 2 })
    expect(page.cases).toHaveLength(2)
    const rest = await list({ limit: 2, after: page.next ?? '' })
    expect(rest.cases).toHaveLength(1)
    expect(rest.next).toBeNull()
    const numbers = [...page.cases, ...rest.cases].map(({ caseNo }) => caseNo)
    expect(numbers.toSorted()).toEqual(firms.map(({ caseNo }) => caseNo).toSorted())

    const found = async (search: string) =>
      (await list({ search })).cases.map(({ caseNo }) => caseNo)
    const [first, second, third] = firms as [Firm, Firm, Firm]
    expect(await found(first.uscc.toLowerCase())).toEqual([first.caseNo])
    expect(await found(second.caseNo.replaceAll('-', '').toLowerCase())).toEqual([second.caseNo])
    expect(await found('(示例)甲')).toEqual([first.caseNo])
    expect(await found('%')).toEqual([first.caseNo])
    expect(await found('纺织')).toEqual([third.caseNo])
    expect(await found('没有这家')).toEqual([])
    expect(must(await region.clerk('listStaffCases', {})).cases).toHaveLength(3)
    expect((await list({ regionCode: '4113' })).cases).toHaveLength(3)
    expect((await list({ regionCode: '4101' })).cases).toEqual([])
  })

  it('is ordered by a column either way, page by page, with those who never answered last', async () => {
    const regionCode = '411326'
    const region = await plantOffice(house, regionCode)
    const make = (choice: Parameters<typeof plantFirm>[1], unitName: string, amountFen: number) =>
      plantFirm(house, choice, { regionCode, unitName, offer: { amount_fen: amountFen } })
    await make(null, '淅川县示例.甲有限公司', 500)
    await make('ACCEPT', '淅川县示例.乙有限公司', 300)
    house.clock.advance(60_000)
    await make('DECLINE', '淅川县示例.丙有限公司', 500)
    house.clock.advance(60_000)
    await make('ACCEPT', '淅川县示例.丁有限公司', 1_000)
    await make(null, '淅川县示例.戊有限公司', 200)

    const { read } = house.services.store
    const wish = { scope: { regionCode, programmes: null }, order: 'asc', limit: 2 } as const
    const tooMany = (sort: CaseSort, most: number) => isTooManyToSort(read, { ...wish, sort }, most)
    expect([await tooMany('amount', 4), await tooMany('amount', 5)]).toEqual([true, false])
    expect(await tooMany('caseNo', 4)).toBe(false)

    type Query = NonNullable<CallInput<'listStaffCases'>['query']>
    const all = async (query: Query) => {
      const cases = []
      for (let after: string | null | undefined; after !== null;) {
        const page: CallOutput<'listStaffCases'> = must(
          await region.clerk('listStaffCases', {
            query: { ...query, limit: 2, ...(after === undefined ? {} : { after }) },
          }),
        )
        cases.push(...page.cases)
        after = page.next
      }
      return cases
    }
    const names = async (sort: Query['sort'], order: Query['order']) =>
      (await all({ sort, order })).map(({ unitName }) => unitName.at(6))
    const made = (await all({})).map(({ unitName }) => unitName.at(6))
    expect(made.join('')).toBe('甲乙丙丁戊')
    expect((await names('amount', 'asc')).join('')).toBe('戊乙甲丙丁')
    expect((await names('amount', 'desc')).join('')).toBe('丁丙甲乙戊')
    expect((await names('answeredAt', 'asc')).join('')).toBe('乙丙丁甲戊')
    expect((await names('answeredAt', 'desc')).join('')).toBe('丁丙乙戊甲')
    expect(await names('unitName', 'asc')).toEqual(made.toSorted())
    expect(await names('unitName', 'desc')).toEqual(made.toSorted().toReversed())
    const numbers = (await all({ sort: 'caseNo', order: 'desc' })).map(({ caseNo }) => caseNo)
    expect(numbers).toEqual(numbers.toSorted().toReversed())
    expect(new Set(numbers).size).toBe(5)
    const odd = { sort: 'amount', after: 'elsewhere' } as const
    expect(must(await region.clerk('listStaffCases', { query: odd })).cases).toHaveLength(5)
  })

  it('finds the same by a part of a name along the pairs and by reading every name', async () => {
    const regionCode = '411325'
    const region = await plantOffice(house, regionCode)
    for (const unitName of ['内乡县示例（甲）机械有限公司', '内乡县示例机械厂', '械机示例店']) {
      await plantFirm(house, null, { regionCode, unitName })
    }
    const parts = [
      '示例机械',
      '例（甲）机',
      '例(甲)机',
      '内乡 县',
      '机械厂',
      '有限公司',
      '械',
      '机店',
    ]
    const found = async () => {
      const names = []
      for (const search of parts) {
        const query = { search, sort: 'caseNo' } as const
        const { cases } = must(await region.clerk('listStaffCases', { query }))
        names.push(cases.map(({ unitName }) => unitName))
      }
      return names
    }
    const along = await found()
    expect(along.map(({ length }) => length)).toEqual([1, 1, 1, 2, 1, 1, 3, 0])
    // While a list is being entered into the search, every name is read.
    await withWriter(house, (db) =>
      db
        .insertInto('job')
        .values({
          id: 'names',
          dedupe_key: 'names:1',
          kind: 'indexNames',
          lane: 'rest',
          payload: '{}',
          due_at: Number.MAX_SAFE_INTEGER,
          attempts: 0,
          lease_until: null,
          done_at: null,
          last_error: null,
        })
        .execute(),
    )
    await withWriter(house, (db) => db.deleteFrom('unit_gram').execute())
    expect(await found()).toEqual(along)
  })
})
