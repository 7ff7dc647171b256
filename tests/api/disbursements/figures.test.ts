import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deskOf } from '../../support/desk.ts'
import type { House } from '../../support/house.ts'
import { financeOf, orderPayments, recordDeeds } from '../../support/payments.ts'
import {
  closeRound,
  type Firm,
  key,
  must,
  type Office,
  plantFirm,
  openOffice,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let roundId: string
beforeAll(async () => {
  ;({ house, office } = await openOffice())
  house.clock.set('2023-12-08T10:00:00+08:00')
  const firms: Firm[] = []
  for (const choice of ['ACCEPT', 'ACCEPT', 'ACCEPT', 'DECLINE'] as const) {
    firms.push(await plantFirm(house, choice, { regionCode: '410122' }))
  }
  const round = await startPublicity(office, '410122')
  roundId = round.id
  await house.runJobs()
  must(await closeRound(house, office.handler, round))
  const params = { roundId }
  must(await office.handler('allocateRound', { params, body: {}, ...key() }))
  const withdrawn = { params: { caseNo: firms[2]?.caseNo ?? '' }, body: { reason: '核定有误' } }
  must(await office.handler('withdrawOffer', { ...withdrawn, ...key() }))
  const { plan } = await orderPayments(financeOf(office), roundId)
  house.clock.set('2024-01-02T09:00:00+08:00')
  await recordDeeds(deskOf(office.finance), plan?.id ?? '', ({ caseNo }) =>
    caseNo === firms[0]?.caseNo ? 'paid' : { returned: '户名不符' },
  )
})
afterAll(() => house.close())

const lines = (count: number) => ({ lines: count, totalFen: count * 23_713_710 })

it('recomputes what was published from the lines, beside what was ordered and paid', async () => {
  const { totals } = must(await office.finance('getRoundTotals', { params: { roundId } }))
  expect(totals).toEqual({
    published: lines(3),
    listed: lines(3),
    withdrawn: lines(1),
    corrected: lines(0),
    held: lines(0),
    allocated: lines(2),
    ordered: lines(1),
    paid: lines(1),
    returned: lines(1),
  })
  const { rounds } = must(await office.finance('listRoundsToPay', {}))
  expect(rounds).toMatchObject([{ roundId, paid: lines(1), returned: lines(1), planned: lines(0) }])
  const elsewhere = await plantOffice(house, '4113')
  expect(must(await elsewhere.finance('listRoundsToPay', {})).rounds).toEqual([])
})

it('counts offers, answers and money by month and city, on the page and in the file', async () => {
  const query = { from: '2023-11', to: '2024-01' }
  const { months, byRegion } = must(await office.finance('getFigures', { query }))
  const none = { offers: 0, answers: 0, paid: lines(0), returned: 0 }
  expect(months).toMatchObject([
    { month: '2023-11', ...none, medianDays: null },
    { month: '2023-12', ...none, offers: 4, answers: 4 },
    { month: '2024-01', ...none, paid: lines(1), returned: 1, medianDays: 24, p90Days: 24 },
  ])
  expect(byRegion.map(({ regionCode }) => regionCode)).toEqual(['4101', '4101'])
  const other = must(
    await office.finance('getFigures', { query: { ...query, regionCode: '4113' } }),
  )
  expect(other.byRegion).toEqual([])
  const csv = { query: { ...query, format: 'csv' as const } }
  const file = must(await office.finance('getFiguresFile', csv))
  expect(await (file as Blob).text()).toContain('2024-01,郑州市,0,0,1,237137.10,1,24,24\r\n')
  const book = must(await office.administrator('getFiguresFile', { query }))
  const { sheets } = await readXlsx(new Uint8Array(await (book as Blob).arrayBuffer()))
  expect(sheets[0]?.rows[3]?.slice(0, 6)).toEqual(['2024-01', '合计', 0, 0, 1, 237_137.1])
  const tooLong = { from: '2019-01', to: '2024-01' }
  expect(await office.finance('getFigures', { query: tooLong })).toMatchObject({
    code: 'INVALID_INPUT',
  })
})
