import { type Client, mayDo, type Role, roles, routes } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key } from '../../support/staff-acts.ts'

let house: House
const clients = new Map<Role, Client>()
beforeAll(async () => {
  house = await makeHouse()
  for (const role of roles) {
    const { token } = await plantStaff(house, [role])
    clients.set(role, house.client({ token }))
  }
})
afterAll(() => house.close())

const nowhere = '00000000-0000-7000-8000-000000000000'
const caseNo = '000-000-000'

/** Each act with a request that is refused for what it names, once the role may do it. */
const acts = {
  addStaff: (client: Client) => client('addStaff', { body: {} as never, ...key() }),
  preparePublicity: (client: Client) => client('preparePublicity', { body: {} as never, ...key() }),
  releasePublicity: (client: Client) =>
    client('releasePublicity', { params: { roundId: nowhere }, body: {}, ...key() }),
  refusePublicity: (client: Client) =>
    client('refusePublicity', { params: { roundId: nowhere }, body: { note: '示例' }, ...key() }),
  withdrawPublicity: (client: Client) =>
    client('withdrawPublicity', { params: { roundId: nowhere }, body: { note: '示例' }, ...key() }),
  closePublicity: (client: Client) =>
    client('closePublicity', { params: { roundId: nowhere }, body: {}, ...key() }),
  voidPublicity: (client: Client) =>
    client('voidPublicity', {
      params: { roundId: nowhere },
      body: { note: '名单有误作废' },
      ...key(),
    }),
  recordObjection: (client: Client) =>
    client('recordObjection', {
      params: { roundId: nowhere },
      body: { unitName: '示例', channel: 'phone', text: '示例' },
      ...key(),
    }),
  decideObjection: (client: Client) =>
    client('decideObjection', {
      params: { objectionId: nowhere },
      body: { effect: 'dismissed', finding: '示例' },
      ...key(),
    }),
  allocateRound: (client: Client) =>
    client('allocateRound', { params: { roundId: nowhere }, body: {}, ...key() }),
  orderPayments: (client: Client) =>
    client('orderPayments', { params: { roundId: nowhere }, body: {}, ...key() }),
  recordPayments: (client: Client) =>
    client('recordPayments', { params: { planId: nowhere }, ...key() }),
  withdrawOffer: (client: Client) =>
    client('withdrawOffer', { params: { caseNo }, body: { reason: '示例' }, ...key() }),
  changeContact: (client: Client) =>
    client('changeContact', { params: { caseNo }, body: {} as never, ...key() }),
  correctAccount: (client: Client) =>
    client('correctAccount', { params: { caseNo }, body: {} as never, ...key() }),
  lapseOffers: (client: Client) =>
    client('lapseOffers', { params: { batchId: nowhere }, body: {}, ...key() }),
  openWindowReading: (client: Client) =>
    client('openWindowReading', { params: { caseNo }, body: {} }),
  attestWindowReading: (client: Client) =>
    client('attestWindowReading', {
      params: { readingId: nowhere },
      body: { means: 'readAloud' },
    }),
  recordWindowAnswer: (client: Client) =>
    client('recordWindowAnswer', { params: { caseNo }, body: {} as never, ...key() }),
  loadCalendar: (client: Client) =>
    client('loadCalendar', { params: { year: 2027 }, body: {} as never, ...key() }),
  getStaffCase: (client: Client) => client('getStaffCase', { params: { caseNo } }),
  listStaffCases: (client: Client) => client('listStaffCases', {}),
  listRounds: (client: Client) => client('listRounds', {}),
} as const

describe.each(Object.keys(acts) as (keyof typeof acts)[])('%s', (name) => {
  const { access } = routes[name]
  it('is refused to nobody who may and to everybody who may not', async () => {
    for (const role of roles) {
      const client = clients.get(role)
      if (client === undefined || access.kind !== 'staff') throw new Error('no such role')
      const result = await acts[name](client)
      const refused = !result.ok && result.code === 'NOT_ALLOWED'
      expect(refused, role).toBe(!mayDo([role], access.act))
    }
    expect(await acts[name](house.client())).toMatchObject({ code: 'STAFF_SIGN_IN_NEEDED' })
  })
})
