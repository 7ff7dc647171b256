import type { Client, DayItem } from '@wengang/contracts'
import { sealNow } from '@wengang/api/evidence/sealer'
import { watchTransports } from '@wengang/api/messages/transports/watch-transports'
import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { listFile } from '../../support/list-file.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantLink } from '../../support/plant-link.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, type Office, plantFirm, plantOffice } from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())

const itemsOf = async (by: Client): Promise<DayItem[]> => must(await by('viewDay', {})).items
const keysOf = (items: DayItem[]): string[] => items.map(({ key: one }) => one.split(':')[0] ?? '')

describe('the first screen', () => {
  it('puts what waits for a person first, and shows each role and region its own', async () => {
    const unit = {
      uscc: completeUscc('91410212', 'MA9Y0001'),
      unitName: '开封市示例工作台有限公司',
      mobile: '19900080001',
    }
    const file = listFile([unit])
    const query = { fileName: '今天的名单.csv' }
    const { batch } = must(await office.handler('importList', { query, file, ...key() }))

    const [first] = await itemsOf(office.reviewer)
    expect(first).toMatchObject({ group: 'mine', to: `/batches/${batch.id}` })
    expect(first?.words).toContain('今天的名单.csv：1 家单位')
    const own = await itemsOf(office.handler)
    expect(own.some(({ group }) => group === 'mine')).toBe(false)
    expect(own).toContainEqual(
      expect.objectContaining({ key: 'batches:waiting', count: 1, to: '/batches?state=waiting' }),
    )
    const { token } = await plantStaff(house, ['reviewer'], '4113')
    expect(keysOf(await itemsOf(house.client({ token })))).not.toContain('release')
    const other = await plantStaff(house, ['reviewer'], '41', undefined, ['another-programme'])
    const elsewhere = house.client({ token: other.token })
    expect(keysOf(await itemsOf(elsewhere))).not.toContain('release')
    expect(must(await elsewhere('listReleases', {})).releases).toEqual([])
    expect(must(await office.reviewer('listReleases', {})).releases).toMatchObject([
      { kind: 'batch', subjectId: batch.id, mine: true },
    ])

    must(
      await office.reviewer('releaseBatch', {
        params: { batchId: batch.id },
        body: {},
        ...key(),
      }),
    )
    const after = await itemsOf(office.messageDesk)
    expect(after).toContainEqual(
      expect.objectContaining({ key: 'batches:untold', group: 'today', count: 1 }),
    )
    expect(after.at(-1)).toMatchObject({ group: 'recent', to: `/batches/${batch.id}` })
  })

  it('tells who prepared something that it was given back, and why, until it is handed in again', async () => {
    const regionCode = '410223'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const prepare = () => office.handler('preparePublicity', { body: { regionCode }, ...key() })
    const { round } = must(await prepare())
    const params = { roundId: round.id }
    const body = { note: '还差一家没有核对' }
    must(await office.reviewer('refusePublicity', { params, body, ...key() }))
    const told = (items: DayItem[]) => items.filter((item) => item.key.startsWith('refused:'))
    const [item, ...others] = told(await itemsOf(office.handler))
    expect(others).toEqual([])
    expect(item).toMatchObject({ group: 'today', to: `/rounds/${round.id}` })
    expect(item?.words).toContain('被退回')
    expect(item?.hint).toContain(body.note)
    expect(told(await itemsOf(office.secondHandler))).toEqual([])
    const now = new Date(house.clock.now())
    house.clock.set(new Date(now.getTime() + 3 * 86_400_000).toISOString())
    expect(told(await itemsOf(office.handler))).toEqual([])
    house.clock.set(now.toISOString())
  })

  it('tells what is overdue, what went wrong and what the next year needs', async () => {
    await plantFirm(house, null)
    // A new house has missed nothing yet.
    expect(keysOf(await itemsOf(office.handler))).not.toContain('audit')
    await sealNow(house.services)
    house.clock.set('2024-01-03T09:00:00+08:00')
    const handler = await itemsOf(office.handler)
    const silent = handler.find(({ key: one }) => one.startsWith('silent:'))
    expect(silent).toMatchObject({ group: 'overdue', to: '/cases?state=offered' })
    expect(silent?.count).toBeGreaterThan(0)
    expect(keysOf(handler)).toContain('audit')
    expect(keysOf(await itemsOf(office.administrator))).not.toContain('calendar')
    house.clock.set('2026-11-02T09:00:00+08:00')
    expect(await itemsOf(office.administrator)).toContainEqual(
      expect.objectContaining({ key: 'calendar:2027', group: 'today' }),
    )
    expect(keysOf(await itemsOf(office.clerk))).not.toContain('calendar')
  })
})

describe('what went wrong with messages', () => {
  it('is told to those whose firms and whose house it is', async () => {
    const { services } = house
    const here = await plantCase(house, { regionCode: '410181' })
    const { messageId } = await plantLink(house, [here])
    const at = house.clock.now()
    await withWriter(house, async (db) => {
      await db
        .updateTable('message')
        .set({ state: 'rejected' })
        .where('id', '=', messageId)
        .execute()
      const fault = {
        transport: 'smpp',
        message_id: messageId,
        kind: 'rejected',
        fault: '8',
      } as const
      const faults = ['first', 'second'].map((id) => ({ ...fault, id: `${messageId}:${id}`, at }))
      await db.insertInto('sms_fault').values(faults).execute()
      await db
        .insertInto('alarm')
        .values({
          id: `${messageId}:alarm`,
          kind: 'transportErrors',
          subject: 'smpp',
          facts: '{"errors":51}',
          raised_at: at,
          seen_at: at,
          ended_at: null,
        })
        .execute()
    })
    const seenIn = async (regionCode: string) => {
      const { token } = await plantStaff(house, ['messageDesk'], regionCode)
      const items = await itemsOf(house.client({ token }))
      return items.filter(({ key: one }) => /^(failed|alarm)/.test(one))
    }
    // Twice tried is one message.
    const failed = expect.objectContaining({ key: 'failed', count: 1 })
    const alarm = expect.objectContaining({ to: '/campaigns/transports' })
    expect(await seenIn('41')).toEqual([alarm, failed])
    expect(await seenIn('410181')).toEqual([failed])
    expect(await seenIn('4113')).toEqual([])
    expect(keysOf(await itemsOf(office.administrator))).toContain('alarm')
    expect(keysOf(await itemsOf(office.clerk))).not.toContain('alarm')
    house.clock.advance(86_400_000)
    await watchTransports(services, [])
  })
})

describe('views that a person keeps', () => {
  it('are that person’s own, one of a name, and can be removed', async () => {
    const save = (name: string, query: string) =>
      office.clerk('saveFilter', { body: { list: 'cases', name, query }, ...key() })
    const query = { list: 'cases' } as const
    must(await save('未答复', 'state=offered'))
    must(await save('退回的', 'state=returned'))
    const { filter } = must(await save('未答复', 'state=offered&region=4101'))
    const { filters } = must(await office.clerk('listFilters', { query }))
    expect(filters.map((one) => one.query).toSorted()).toEqual([
      'state=offered&region=4101',
      'state=returned',
    ])
    expect(must(await office.handler('listFilters', { query })).filters).toEqual([])
    const params = { filterId: filter.id }
    must(await office.handler('removeFilter', { params }))
    expect(must(await office.clerk('listFilters', { query })).filters).toHaveLength(2)
    must(await office.clerk('removeFilter', { params }))
    expect(must(await office.clerk('listFilters', { query })).filters).toHaveLength(1)
  })
})
