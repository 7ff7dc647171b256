import { sealNow } from '@wengang/api/evidence/sealer'
import type { CaseView } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { deskOf } from '../../support/desk.ts'
import { checkAccount, financeOf, orderPayments, recordDeeds } from '../../support/payments.ts'
import {
  closeRound,
  type Firm,
  freshClient,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'
import { verifyWhole } from '../../support/tamper.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

async function pageOf(firm: Firm): Promise<CaseView> {
  const client = await freshClient(house, firm)
  return must(await client('getCase', { params: { caseNo: firm.caseNo } })).case
}

/** The step that is under way, the last one otherwise, and the sentence on top. */
async function place(firm: Firm) {
  house.clock.advance(60_000)
  const { offer, timeline, todo } = await pageOf(firm)
  const step =
    timeline.find(({ state }) => state === 'current' || state === 'failed') ??
    timeline.findLast(({ state }) => state === 'done')
  return { state: offer.status.state, step: step?.title, mark: step?.state, todo }
}

const nothing = '您现在不需要做什么。'

describe('the page of a case', () => {
  it('follows the money from the offer until it is paid, at the second try', async () => {
    const firm = await plantFirm(house, null)
    expect(await place(firm)).toMatchObject({ state: 'offered', step: '待确认', mark: 'current' })

    must(await answer(house, await freshClient(house, firm), firm.caseId, 'ACCEPT'))
    expect(await place(firm)).toEqual({
      state: 'accepted',
      step: '已确认享受',
      mark: 'done',
      todo: `${nothing}公示开始前可以更改。`,
    })

    const round = await startPublicity(office)
    expect(await place(firm)).toMatchObject({ state: 'publicity', step: '公示中', todo: nothing })
    must(await closeRound(house, office.handler, round))
    expect(await place(firm)).toMatchObject({ state: 'publicity', step: '公示', mark: 'done' })

    must(
      await office.handler('allocateRound', { params: { roundId: round.id }, body: {}, ...key() }),
    )
    expect(await place(firm)).toMatchObject({ state: 'allocated', step: '已核拨', todo: nothing })

    await pay(round.id, firm, 'returned')
    const returned = await pageOf(firm)
    expect(returned.todo).toContain('银行退回了这笔款（户名不符）')
    expect(returned.timeline.at(-1)).toMatchObject({
      title: '拨付未成功',
      state: 'failed',
      note: '银行退回：户名不符',
    })
    house.clock.advance(60_000)
    await correctAccount(firm)
    await pay(round.id, firm, 'paid')
    const paid = await pageOf(firm)
    expect(paid).toMatchObject({ todo: '已经办完，不用再办别的。', overdue: null })
    expect(paid.timeline.map(({ title }) => title)).toEqual([
      '核定',
      '待确认',
      '已确认享受',
      '公示',
      '已核拨',
      '已拨付',
    ])
    expect(paid.history.map(({ words }) => words)).toEqual([
      '已拨付，到账以银行为准',
      '已发出拨付 237,137.10 元',
      '更正的收款账户已核对，可以拨付',
      '收款账户已更正为尾号 0053',
      '拨付未成功：户名不符',
      '已发出拨付 237,137.10 元',
      '资金已核拨',
      '公示期满',
      expect.stringMatching(/^公示开始，至 /),
      '确认享受',
      '核定返还金额 237,137.10 元',
    ])

    await sealNow(house.services)
    expect((await verifyWhole(house)).problems).toEqual([])
  })

  it('keeps every answer with its sheet, and says by which phone', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    must(await answer(house, firm.client, firm.caseId, 'DECLINE'))
    const page = await pageOf(firm)
    expect(page.sheets.map(({ choice, seq }) => [seq, choice])).toEqual([
      [1, 'ACCEPT'],
      [2, 'DECLINE'],
    ])
    const masked = `手机 ${firm.mobile.slice(0, 3)}****${firm.mobile.slice(-4)}`
    expect(page.history.slice(0, 2)).toMatchObject([
      { words: '放弃享受', who: masked },
      { words: '确认享受', who: masked },
    ])
    expect(page.timeline.map(({ title }) => title)).toEqual(['核定', '待确认', '已放弃享受'])
    expect(JSON.stringify(page)).not.toContain(firm.mobile)
  })

  it('says that a saved choice does not count', async () => {
    const firm = await plantFirm(house, null)
    must(
      await firm.client('saveDraft', {
        params: { offerId: firm.caseId },
        body: { choice: 'DECLINE', reason: '', readingId: null },
      }),
    )
    expect((await pageOf(firm)).todo).toBe('您单位已选择，尚未提交，不算数。请核对后提交。')
  })

  it('tells a withdrawal with its reason', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    must(
      await office.handler('withdrawOffer', {
        params: { caseNo: firm.caseNo },
        body: { reason: '参保地已转出' },
        ...key(),
      }),
    )
    const page = await pageOf(firm)
    expect(page.todo).toBe(`${nothing}有疑问请拨打 12333。`)
    expect(page.timeline.at(-1)).toMatchObject({
      title: '已撤回',
      state: 'failed',
      note: '参保地已转出',
    })
    expect(page.history[0]?.words).toBe('已撤回：参保地已转出')
  })

  it('is found by the number as people type it', async () => {
    const firm = await plantFirm(house, null)
    const typed = firm.caseNo.replaceAll('-', '').toLowerCase()
    const found = await firm.client('getCase', { params: { caseNo: typed } })
    expect(must(found).case.offer.caseNo).toBe(firm.caseNo)
  })

  it('is unknown to another phone, as a number that never was, and asks the signed-out for a code', async () => {
    const firm = await plantFirm(house, null)
    const other = await plantFirm(house, null)
    const refused = await other.client('getCase', { params: { caseNo: firm.caseNo } })
    const never = await other.client('getCase', { params: { caseNo: 'WG3-K7H-2MJ' } })
    expect(refused).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect({ ...refused, requestId: '' }).toEqual({ ...never, requestId: '' })
    expect(await house.client()('getCase', { params: { caseNo: firm.caseNo } })).toMatchObject({
      ok: false,
      code: 'SIGN_IN_NEEDED',
    })
  })

  it('changes nothing by being read', async () => {
    const firm = await plantFirm(house, 'ACCEPT')
    const rows = () =>
      house.services.store.read
        .selectFrom('unit_case')
        .select(['last_seq', 'opened_at'])
        .where('id', '=', firm.caseId)
        .executeTakeFirstOrThrow()
    const before = await rows()
    await pageOf(firm)
    expect(await rows()).toEqual(before)
  })
})

async function pay(roundId: string, firm: Firm, result: 'paid' | 'returned'): Promise<void> {
  house.clock.advance(60_000)
  const { plan } = await orderPayments(financeOf(office), roundId)
  expect(await place(firm)).toMatchObject({ state: 'paying', step: '拨付中', todo: nothing })
  house.clock.advance(60_000)
  const deed = result === 'paid' ? 'paid' : { returned: '户名不符' }
  await recordDeeds(deskOf(office.finance), plan?.id ?? '', ({ caseNo }) =>
    caseNo === firm.caseNo ? deed : 'nothing',
  )
}

async function correctAccount(firm: Firm): Promise<void> {
  must(
    await office.clerk('correctAccount', {
      params: { caseNo: firm.caseNo },
      body: {
        bankName: '中国银行',
        accountName: firm.unitName,
        accountNo: '263700000053',
        identitySeen: true,
        reason: '账号录错',
      },
      ...key(),
    }),
  )
  await checkAccount(deskOf(office.handler), firm.caseNo, '263700000053')
}
