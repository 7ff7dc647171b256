import type { CallInput, Client } from '@wengang/contracts'
import { openField, unwrapDataKey } from '@wengang/api/platform/crypto/fields'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deskOf } from '../../support/desk.ts'
import type { House } from '../../support/house.ts'
import { checkAccount, financeOf, orderPayments, recordDeeds } from '../../support/payments.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import {
  allocateRound,
  closeRound,
  type Firm,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  openOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let region = 410_300
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  region += 1
})

/** A round of its own whose units are allocated. */
async function allocated(...wishes: Parameters<typeof plantFirm>[2][]) {
  const firms: Firm[] = []
  for (const wish of wishes) {
    firms.push(await plantFirm(house, 'ACCEPT', { ...wish, regionCode: String(region) }))
  }
  const round = await allocateRound(house, office, String(region))
  const params = { roundId: round.id }
  return { firms, params }
}

const prepare = (params: { roundId: string }, act = key()) =>
  office.finance('orderPayments', { params, body: {}, ...act })
const order = ({ roundId }: { roundId: string }) => orderPayments(financeOf(office), roundId)
const record = (planId: string, deedOf: Parameters<typeof recordDeeds>[2]) =>
  recordDeeds(deskOf(office.finance), planId, deedOf)
const returned = { returned: '账号户名不符' }

async function kindsTold(firm: Firm): Promise<string[]> {
  const rows = await house.services.store.read
    .selectFrom('message')
    .innerJoin('message_case', 'message_case.message_id', 'message.id')
    .select('kind')
    .where('case_id', '=', firm.caseId)
    .orderBy('message.id')
    .execute()
  return rows.map(({ kind }) => kind)
}

describe('the money', () => {
  it('goes from allocation over payment to paid, and the firm is told', async () => {
    const { firms, params } = await allocated({}, {})
    const [firm] = firms
    if (firm === undefined) throw new Error('no firm')
    expect((await offerOf(house, firm)).status).toMatchObject({ state: 'allocated' })
    const { plan } = must(await prepare(params))
    expect(plan).toMatchObject({ state: 'waiting', lines: 2, totalFen: 47_427_420 })
    expect((await offerOf(house, firm)).status.state).toBe('allocated')
    const orders = { lines: await releaseAndList(plan) }
    expect(orders.lines.map(({ caseNo }) => caseNo).toSorted()).toEqual(
      firms.map(({ caseNo }) => caseNo).toSorted(),
    )
    expect((await offerOf(house, firm)).status.state).toBe('paying')
    const { result, plan: after } = await record(plan?.id ?? '', () => 'paid')
    expect(result).toMatchObject({ state: 'accepted', paid: { lines: 2, totalFen: 47_427_420 } })
    expect(after).toMatchObject({ state: 'reconciled', open: { lines: 0 } })
    expect((await offerOf(house, firm)).status).toMatchObject({
      state: 'paid',
      more: '到账以银行为准',
    })
    expect(await kindsTold(firm)).toEqual(['paid'])
  })

  it('that came back is paid again once the account was corrected, without a new answer (S3-37)', async () => {
    const { firms, params } = await allocated({})
    const [firm] = firms
    if (firm === undefined) throw new Error('no firm')
    const first = await order(params)
    await record(first.plan?.id ?? '', () => returned)
    expect((await offerOf(house, firm)).status.state).toBe('returned')
    expect(await kindsTold(firm)).toEqual(['paymentReturned'])
    const [waiting] = must(await prepare(params)).leftOut.cases
    expect(waiting).toMatchObject({ caseNo: firm.caseNo, reason: 'notCorrected' })

    const corrected = must(
      await office.clerk('correctAccount', {
        params: { caseNo: firm.caseNo },
        body: {
          bankName: '中国建设银行',
          accountName: firm.unitName,
          accountNo: '4100 1234 5678 9012 345',
          identitySeen: true,
          reason: '原账户已销户',
        },
        ...key(),
      }),
    )
    expect(corrected).toMatchObject({ status: { state: 'returned' }, offerVersion: 2 })
    const [unchecked] = must(await prepare(params)).leftOut.cases
    expect(unchecked).toMatchObject({ caseNo: firm.caseNo, reason: 'notChecked' })
    await checkAccount(deskOf(office.handler), firm.caseNo, '4100123456789012345')
    const second = await order(params)
    expect(second.lines).toMatchObject([{ caseNo: firm.caseNo, accountTail: '2345' }])
    await record(second.plan?.id ?? '', () => 'paid')
    const offer = await offerOf(house, firm)
    expect(offer).toMatchObject({ status: { state: 'paid' }, changed: false })
    expect(offer.answer).toMatchObject({ choice: 'ACCEPT', counts: true, seq: 1 })

    const payments = await house.services.store.read
      .selectFrom('payment')
      .selectAll()
      .where('case_id', '=', firm.caseId)
      .orderBy('attempt')
      .execute()
    expect(payments.map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'returned'],
      [2, 'paid'],
    ])
    expect(payments.map(accountOf(await unitKeyOf(firm), firm))).toEqual([
      '263700000046',
      '4100123456789012345',
    ])
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select(['kind', 'payload'])
      .where('stream', '=', `case:${firm.caseId}`)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ kind }) => kind)).toEqual([
      'accepted',
      'allocated',
      'paymentOrdered',
      'returned',
      'accountCorrected',
      'accountChecked',
      'paymentOrdered',
      'paid',
    ])
    expect(JSON.parse(entries[4]?.payload ?? '')).toMatchObject({
      by: `staff:${office.ids.clerk}`,
      facts: { answerKept: true, reason: '原账户已销户', offerVersion: 2 },
    })
    expect(entries[4]?.payload).not.toContain('4100123456789012345')
  })

  it('waits where the account is blank, until the window completed it', async () => {
    const { firms, params } = await allocated({}, { accountNo: null })
    const blank = firms[1]
    if (blank === undefined) throw new Error('no firm')
    expect(await order(params)).toMatchObject({
      plan: { lines: 1 },
      leftOut: { count: 1, cases: [{ caseNo: blank.caseNo, reason: 'noAccount' }] },
    })
    const completed = must(
      await office.clerk('correctAccount', {
        params: { caseNo: blank.caseNo },
        body: {
          bankName: '中国银行',
          accountName: blank.unitName,
          accountNo: '263711112222',
          identitySeen: true,
          reason: '补全账户',
        },
        ...key(),
      }),
    )
    expect(completed.status.state).toBe('allocated')
    await checkAccount(deskOf(office.handler), blank.caseNo, '263711112222')
    expect(await order(params)).toMatchObject({ plan: { lines: 1 }, leftOut: { count: 0 } })
  })

  it('is planned once, by one act or by two at once', async () => {
    const { params } = await allocated({}, {}, {})
    const act = key()
    const both = await Promise.all([prepare(params, act), prepare(params, act)])
    expect(must(both[1])).toEqual(must(both[0]))
    expect(must(await prepare(params, act))).toEqual(must(both[0]))
    expect(must(both[0]).plan).toMatchObject({ lines: 3 })
    expect(must(await prepare(params))).toEqual({ plan: null, leftOut: { count: 0, cases: [] } })
  })

  it('is in one plan only when two are made at once, and both are released', async () => {
    const { firms, params } = await allocated({}, {}, {}, {})
    const plans = (await Promise.all([prepare(params), prepare(params), prepare(params)])).map(
      (result) => must(result).plan,
    )
    const made = plans.filter((plan) => plan !== null)
    expect(made.reduce((lines, plan) => lines + plan.lines, 0)).toBe(firms.length)
    const listed = (await Promise.all(made.map(releaseAndList))).flat()
    expect(listed.map(({ caseNo }) => caseNo).toSorted()).toEqual(
      firms.map(({ caseNo }) => caseNo).toSorted(),
    )
  })
})

describe('a plan', () => {
  it('is released by a second person and by nobody else', async () => {
    const { params } = await allocated({})
    const { plan } = must(await prepare(params))
    const of = { params: { planId: plan?.id ?? '' } }
    const release = (who: 'finance' | 'secondFinance', act = key()) =>
      office[who]('releasePaymentPlan', { ...of, body: {}, ...act })
    expect(await release('finance')).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    expect(must(await office.finance('listReleases', {})).releases).toContainEqual(
      expect.objectContaining({
        kind: 'paymentPlan',
        subjectId: plan?.id,
        summary: expect.stringContaining('拨付 1 笔，合计 237,137.10 元'),
        mine: false,
      }),
    )
    const act = key()
    const [once, twice] = await Promise.all([
      release('secondFinance', act),
      release('secondFinance', act),
    ])
    expect(must(once)).toEqual(must(twice))
    expect(must(once)).toMatchObject({ plan: { state: 'released', lines: 1 }, dropped: 0 })
    expect(await release('secondFinance')).toMatchObject({ code: 'STATE_REFUSES' })
    const seen = must(await office.finance('getPaymentPlan', of))
    const sum = { lines: 1, totalFen: 23_713_710 }
    expect(seen).toMatchObject({
      release: { state: 'released' },
      byBank: [sum],
      byRegion: [{ regionCode: String(region), ...sum }],
      byAccountType: [{ accountType: 'corporate', words: '对公', ...sum }],
    })
  })

  it('that is sent back or taken back orders nothing, and its cases are planned again', async () => {
    const { params } = await allocated({})
    const next = async () => must(await prepare(params)).plan?.id ?? ''
    const body = { note: '总额有误' }
    const first = { params: { planId: await next() }, body }
    expect(await office.finance('refusePaymentPlan', { ...first, ...key() })).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    must(await office.secondFinance('refusePaymentPlan', { ...first, ...key() }))
    const second = { params: { planId: await next() }, body }
    expect(
      await office.secondFinance('withdrawPaymentPlan', { ...second, ...key() }),
    ).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    must(await office.finance('withdrawPaymentPlan', { ...second, ...key() }))
    await next()
    const { plans } = must(await office.finance('listPaymentPlans', { query: params }))
    expect(plans.map(({ state, lines }) => [state, lines])).toEqual([
      ['waiting', 1],
      ['withdrawn', 0],
      ['refused', 0],
    ])
  })

  it('drops what was withdrawn after it was made', async () => {
    const { firms, params } = await allocated({}, {})
    const { plan } = must(await prepare(params))
    must(
      await office.handler('withdrawOffer', {
        params: { caseNo: firms[0]?.caseNo ?? '' },
        body: { reason: '核定有误' },
        ...key(),
      }),
    )
    const of = { params: { planId: plan?.id ?? '' }, body: {}, ...key() }
    const released = must(await office.secondFinance('releasePaymentPlan', of))
    expect(released).toMatchObject({ plan: { lines: 1 }, dropped: 1 })
  })
})

describe('a corrected account', () => {
  const correct = (client: Client, { caseNo, unitName }: Firm, accountNo: string) => {
    const seen = { identitySeen: true, reason: '原账户已销户' } as const
    const body = { bankName: '中国建设银行', accountName: unitName, accountNo, ...seen }
    return client('correctAccount', { params: { caseNo }, body, ...key() })
  }

  it('is active once somebody else has typed the same number again', async () => {
    const { firms, params } = await allocated({ accountNo: null })
    const [firm] = firms
    if (firm === undefined) throw new Error('no firm')
    // One who is clerk and handler at once types it, and cannot check it.
    const { token } = await plantStaff(house, ['clerk', 'handler'])
    const both = house.client({ token })
    must(await correct(both, firm, '263711112222'))
    const waiting = async (client: Client) =>
      must(await client('listAccountChecks', {})).checks.find(
        ({ caseNo }) => caseNo === firm.caseNo,
      )
    expect(await waiting(both)).toMatchObject({ accountTail: '2222', mine: false })
    expect(await waiting(office.handler)).toMatchObject({ mine: true })
    const checkId = (await waiting(both))?.id ?? ''
    const decide = (client: Client, body: CallInput<'checkAccount'>['body'], act = key()) =>
      client('checkAccount', { params: { checkId }, body, ...act })
    const approve = { decision: 'approved', accountNo: '2637 1111 2222' } as const
    expect(await decide(both, approve)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    const wrong = { decision: 'approved', accountNo: '263711112223' } as const
    expect(await decide(office.handler, wrong)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('两次录入的账号不一致'),
    })
    must(await decide(office.handler, { decision: 'refused', note: '材料上是另一家银行' }))
    expect(must(await prepare(params))).toMatchObject({
      plan: null,
      leftOut: { cases: [{ reason: 'notChecked' }] },
    })
    must(await correct(office.clerk, firm, '263711112223'))
    await checkAccount(deskOf(office.handler), firm.caseNo, '263711112223')
    expect(await decide(office.secondHandler, approve)).toMatchObject({ code: 'STATE_REFUSES' })
    expect((await order(params)).lines).toMatchObject([{ accountTail: '2223' }])
  })
})

describe('allocation', () => {
  it('is refused before the publicity has ended', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: String(region) })
    const round = await startPublicity(office, String(region))
    const params = { roundId: round.id }
    expect(await office.handler('allocateRound', { params, body: {}, ...key() })).toMatchObject({
      ok: false,
      code: 'STATE_REFUSES',
    })
    expect(await prepare(params)).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })

  it('takes accepted units only, and a repeat answers the same', async () => {
    const accepted = await plantFirm(house, 'ACCEPT', { regionCode: String(region) })
    const declined = await plantFirm(house, 'DECLINE', { regionCode: String(region) })
    const silent = await plantFirm(house, null, { regionCode: String(region) })
    const round = await startPublicity(office, String(region))
    must(await closeRound(house, office.handler, round))
    const act = key()
    const allocate = () =>
      office.handler('allocateRound', { params: { roundId: round.id }, body: {}, ...act })
    const first = must(await allocate())
    expect(first).toEqual({ allocated: 1, totalFen: 23_713_710, heldByObjection: 0 })
    expect(must(await allocate())).toEqual(first)
    const states = []
    for (const firm of [accepted, declined, silent]) {
      states.push((await offerOf(house, firm)).status.state)
    }
    expect(states).toEqual(['allocated', 'declined', 'offered'])
  })
})

async function releaseAndList(plan: { id: string } | null) {
  const params = { planId: plan?.id ?? '' }
  must(await office.secondFinance('releasePaymentPlan', { params, body: {}, ...key() }))
  return must(await office.finance('listPlanLines', { params })).lines
}

async function unitKeyOf(firm: Firm) {
  const { key_wrapped: wrapped } = await house.services.store.read
    .selectFrom('unit')
    .select('key_wrapped')
    .where('id', '=', firm.unitId)
    .executeTakeFirstOrThrow()
  return unwrapDataKey(house.services.keys, firm.unitId, wrapped)
}

function accountOf(unitKey: Parameters<typeof openField>[0], firm: Firm) {
  return ({
    account_sealed: sealed,
    offer_version: version,
  }: {
    account_sealed: string
    offer_version: number
  }): string => openField(unitKey, `offer.account:${firm.caseId}:${version}`, sealed)
}
