import type { CallInput } from '@wengang/contracts'
import { caseState, caseStates } from '@wengang/policy'
import { factsOf, findCase, roundOf } from '@wengang/api/cases/case.queries'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { deskOf } from '../../support/desk.ts'
import { financeOf, orderPayments, recordDeeds } from '../../support/payments.ts'
import { plantSession, withWriter } from '../../support/plant.ts'
import { plantLink } from '../../support/plant-link.ts'
import {
  closeRound,
  type Firm,
  freshClient,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

const withdraw = (firm: Firm, act = key()) =>
  office.handler('withdrawOffer', {
    params: { caseNo: firm.caseNo },
    body: { reason: '重复核定' },
    ...act,
  })

const newAccount = (firm: Firm): CallInput<'correctAccount'>['body'] => ({
  bankName: '中国建设银行',
  accountName: firm.unitName,
  accountNo: '41001234567890123452',
  identitySeen: true,
  reason: '开户行变更',
})

const correct = (firm: Firm, change: Partial<CallInput<'correctAccount'>['body']> = {}) =>
  office.clerk('correctAccount', {
    params: { caseNo: firm.caseNo },
    body: { ...newAccount(firm), ...change },
    ...key(),
  })

describe('withdrawing an offer', () => {
  it('tells the firm why, is one act, and is final', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    const act = key()
    const first = must(await withdraw(firm, act))
    expect(first).toMatchObject({ caseNo: firm.caseNo, status: { state: 'withdrawn' } })
    expect(must(await withdraw(firm, act))).toEqual(first)
    expect(await withdraw(firm)).toMatchObject({ code: 'STATE_REFUSES', message: '已经撤回。' })
    expect((await offerOf(house, firm)).status).toMatchObject({ more: '重复核定' })
  })
})

describe('correcting an account before the cut', () => {
  it('makes a new version: the old answer no longer counts, and the firm is told', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    const readingId = await readThrough(house, firm.client, firm.caseId)
    expect(must(await correct(firm))).toMatchObject({
      offerVersion: 2,
      status: { state: 'offered' },
    })
    expect(await offerOf(house, firm)).toMatchObject({
      changed: true,
      answerable: true,
      figures: { version: 2, bankName: '中国建设银行', accountTail: '3452' },
      answer: { choice: 'ACCEPT', counts: false },
    })
    expect(await answer(house, firm.client, firm.caseId, 'ACCEPT', { readingId })).toMatchObject({
      code: 'READING_CHANGED',
    })
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    const told = await house.services.store.read
      .selectFrom('message')
      .innerJoin('message_case', 'message_case.message_id', 'message.id')
      .select('kind')
      .where('case_id', '=', firm.caseId)
      .execute()
    expect(told).toEqual([{ kind: 'offerChanged' }])
  })

  it('refuses what cannot be an account, another’s name, and no change at all', async () => {
    const firm = await plantFirm(house, null)
    expect(await correct(firm, { accountNo: '12' })).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await correct(firm, { accountName: '别家示例有限公司' })).toMatchObject({
      code: 'INVALID_INPUT',
    })
    must(await correct(firm, { accountName: '税务代征户', accountType: 'premiumPayment' }))
    must(await correct(firm))
    expect(await correct(firm)).toMatchObject({ code: 'STATE_REFUSES' })
  })

  it('is refused in a running publicity', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '410202' })
    await startPublicity(office, '410202')
    expect(await correct(firm)).toMatchObject({
      code: 'STATE_REFUSES',
      message: '公示已经开始，不能再更改。',
    })
  })
})

describe('changing a contact', () => {
  const change = (firm: Firm, mobile: string) =>
    office.clerk('changeContact', {
      params: { caseNo: firm.caseNo },
      body: { mobile, identitySeen: true, reason: '经办人离职' },
      ...key(),
    })

  it('moves the offer to the new phone, and both phones are told', async () => {
    const firm = await plantFirm(house, null)
    expect(must(await change(firm, '+86 199 0077 0001'))).toEqual({
      caseNo: firm.caseNo,
      mobile: '199****0001',
    })
    const before = await firm.client('getOffer', { params: { offerId: firm.caseId } })
    expect(before).toMatchObject({ code: 'NOT_FOUND' })
    const cookie = await plantSession(house, '19900770001')
    expect(
      await house.client({ cookie })('getOffer', { params: { offerId: firm.caseId } }),
    ).toMatchObject({ ok: true })
    const told = await house.services.store.read
      .selectFrom('message')
      .innerJoin('message_case', 'message_case.message_id', 'message.id')
      .select(['kind', 'link_state', 'mobile_index'])
      .where('case_id', '=', firm.caseId)
      .execute()
    expect(told.map(({ link_state: link }) => link).toSorted()).toEqual(['active', 'none'])
    expect(told.find(({ link_state: link }) => link === 'none')?.mobile_index).toBe(
      firm.mobileIndex,
    )
    const entry = await house.services.store.read
      .selectFrom('entry')
      .select(['kind', 'payload'])
      .where('stream', '=', `case:${firm.caseId}`)
      .executeTakeFirstOrThrow()
    expect(entry.kind).toBe('contactChanged')
    expect(entry.payload).not.toMatch(/199\d{8}/)
  })

  it('refuses what is no mobile and the one on file', async () => {
    const firm = await plantFirm(house, null)
    expect(await change(firm, '12345')).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await change(firm, firm.mobile)).toMatchObject({ code: 'STATE_REFUSES' })
  })
})

describe('lapsing the unanswered', () => {
  it('waits for the deadline, takes the silent only, and leaves them answerable', async () => {
    const silent = await plantFirm(house, null)
    const wish = { batchId: silent.batchId }
    const accepted = await plantFirm(house, 'ACCEPT', { ...wish })
    const lapse = (act = key()) =>
      office.handler('lapseOffers', { params: { batchId: silent.batchId }, body: {}, ...act })
    house.clock.set('2023-12-31T23:59:59+08:00')
    expect(await lapse()).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    house.clock.set('2024-01-01T00:00:00+08:00')
    const act = key()
    expect(must(await lapse(act))).toEqual({ lapsed: 1 })
    expect(must(await lapse(act))).toEqual({ lapsed: 1 })
    expect(must(await lapse())).toEqual({ lapsed: 0 })
    expect(await offerOf(house, silent)).toMatchObject({
      status: { state: 'lapsed', words: '转人工核实' },
      answerable: true,
    })
    expect((await offerOf(house, accepted)).status.state).toBe('accepted')
    must(await answer(house, await freshClient(house, silent), silent.caseId, 'ACCEPT'))
    const round = await startPublicity(office)
    expect((await offerOf(house, silent)).round?.id).toBe(round.id)
  })
})

describe('the list of cases', () => {
  it('filters by every state exactly as the policy sees it', async () => {
    const regionCode = '411381'
    const region = await plantOffice(house, regionCode)
    const make = (choice: Parameters<typeof plantFirm>[1]) =>
      plantFirm(house, choice, { regionCode })
    const first = [await make('ACCEPT'), await make('ACCEPT'), await make('ACCEPT')]
    await make('DECLINE')
    const round = await startPublicity(office, regionCode)
    must(await closeRound(house, office.handler, round))
    const params = { roundId: round.id }
    must(await office.handler('allocateRound', { params, body: {}, ...key() }))
    const { plan, lines } = await orderPayments(financeOf(office), round.id)
    const [toPay, toReturn] = lines
    await recordDeeds(deskOf(office.finance), plan?.id ?? '', ({ paymentId }) => {
      if (paymentId === toPay?.paymentId) return 'paid'
      return paymentId === toReturn?.paymentId ? { returned: '户名不符' } : 'nothing'
    })
    const [objected] = [await make('ACCEPT'), await make('ACCEPT')]
    const second = await startPublicity(office, regionCode)
    must(
      await office.clerk('recordObjection', {
        params: { roundId: second.id },
        body: { caseNo: objected.caseNo, channel: 'letter', text: '与事实不符' },
        ...key(),
      }),
    )
    await make('ACCEPT')
    await make(null)
    must(await withdraw(await make('ACCEPT')))
    const changed = await make('DECLINE')
    must(await correct(changed))
    const lapsed = await make(null)
    await withWriter(house, (db) =>
      db
        .updateTable('unit_case')
        .set({ stage: 'lapsed' })
        .where('id', '=', lapsed.caseId)
        .execute(),
    )
    const allocated = await make('ACCEPT')
    await withWriter(house, (db) =>
      db
        .updateTable('unit_case')
        .set({ stage: 'allocated' })
        .where('id', '=', allocated.caseId)
        .execute(),
    )

    const { read } = house.services.store
    const all = must(await region.clerk('listStaffCases', { query: { limit: 200 } })).cases
    const ids = await read
      .selectFrom('unit_case')
      .select(['id', 'case_no'])
      .where('region_code', '=', regionCode)
      .execute()
    expect(all).toHaveLength(ids.length)
    const byPolicy = new Map<string, string[]>(caseStates.map((state) => [state, []]))
    for (const { id, case_no: caseNo } of ids) {
      const row = await findCase(read, id)
      if (row === undefined) throw new Error('no case')
      byPolicy.get(caseState(factsOf(row), roundOf(row)))?.push(caseNo)
    }
    for (const state of caseStates) {
      const listed = must(await region.clerk('listStaffCases', { query: { state, limit: 200 } }))
      expect(listed.cases.map(({ caseNo }) => caseNo).toSorted(), state).toEqual(
        byPolicy.get(state)?.toSorted(),
      )
      expect(listed.cases.length, state).toBeGreaterThan(0)
      expect(new Set(listed.cases.map(({ status }) => status.state))).toEqual(new Set([state]))
    }
    expect(first).toHaveLength(3)
  })

  it('masks what is personal', async () => {
    const regionCode = '411327'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode, mobile: '19900123456' })
    const region = await plantOffice(house, regionCode)
    const { cases } = must(await region.clerk('listStaffCases', {}))
    expect(cases).toMatchObject([
      { caseNo: firm.caseNo, contactMobile: '199****3456', answer: { choice: 'ACCEPT' } },
    ])
    expect(JSON.stringify(cases)).not.toContain('19900123456')
  })
})

describe('one case', () => {
  it('shows its page and its chain with the names of those who acted', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    must(await withdraw(firm))
    const shown = must(await office.handler('getStaffCase', { params: { caseNo: firm.caseNo } }))
    expect(shown.case).toMatchObject({ caseNo: firm.caseNo, status: { state: 'withdrawn' } })
    expect(shown.entries.map(({ seq, kind, who }) => [seq, kind, who])).toEqual([
      [1, 'accepted', '单位经办人（手机）'],
      [2, 'withdrawn', '示例handler'],
    ])
    expect(shown.view.offer.caseNo).toBe(firm.caseNo)
    expect(shown.messages).toEqual([])
  })

  it('shows what was written about it, to which phone and what became of it', async () => {
    const firm = await plantFirm(house, null)
    const { messageId } = await plantLink(house, [firm])
    const messages = async () =>
      must(await office.clerk('getStaffCase', { params: { caseNo: firm.caseNo } })).messages
    const mobile = `${firm.mobile.slice(0, 3)}****${firm.mobile.slice(-4)}`
    expect(await messages()).toMatchObject([
      { id: messageId, subject: '2023年度稳岗返还待确认', mobile, trouble: null, openedAt: null },
    ])
    await withWriter(house, (db) =>
      db
        .updateTable('message')
        .set({ state: 'undelivered', fault: 'MK:0001' })
        .where('id', '=', messageId)
        .execute(),
    )
    expect(await messages()).toMatchObject([{ reach: 'undelivered', trouble: '空号' }])
  })

  it('is unknown outside its region, to every act', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    const there = await plantOffice(house, '4113')
    const params = { caseNo: firm.caseNo }
    const results = [
      await there.handler('getStaffCase', { params }),
      await there.handler('withdrawOffer', { params, body: { reason: '不对' }, ...key() }),
      await there.clerk('correctAccount', { params, body: newAccount(firm), ...key() }),
      await there.clerk('changeContact', {
        params,
        body: { mobile: '19900000001', identitySeen: true, reason: '更正' },
        ...key(),
      }),
      await there.handler('lapseOffers', {
        params: { batchId: firm.batchId },
        body: {},
        ...key(),
      }),
      await office.handler('getStaffCase', { params: { caseNo: 'AAA-AAA-AAA' } }),
    ]
    expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual(
      results.map(() => 'NOT_FOUND'),
    )
  })
})
