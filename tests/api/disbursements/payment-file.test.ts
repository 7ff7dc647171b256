import { bankAnswer, type Deed } from '@wengang/api/demo/bank'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deskOf } from '../../support/desk.ts'
import type { House } from '../../support/house.ts'
import { checkAccount, fileOf, financeOf, orderPayments } from '../../support/payments.ts'
import {
  allocateRound,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  openOffice,
  plantOffice,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let region = 410_500
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  region += 1
})

/** A released plan of some firms, with its file as text; the last of them as wished. */
async function released(count: number, wish: Parameters<typeof plantFirm>[2] = {}) {
  const firms = []
  for (let place = 1; place <= count; place += 1) {
    const own = place === count ? wish : {}
    firms.push(await plantFirm(house, 'ACCEPT', { ...own, regionCode: String(region) }))
  }
  const round = await allocateRound(house, office, String(region))
  const { plan, lines } = await orderPayments(financeOf(office), round.id)
  const planId = plan?.id ?? ''
  const file = await fileOf(deskOf(office.finance), planId)
  return { firms, lines, planId, roundId: round.id, file }
}

const text = (file: Uint8Array): string => new TextDecoder().decode(file)
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words)
const upload = async (planId: string, file: Uint8Array, act = key()) =>
  must(await office.finance('recordPayments', { params: { planId }, file, ...act }))
const stateOf = async (firm: Parameters<typeof offerOf>[1]) =>
  (await offerOf(house, firm)).status.state

async function paymentsOf(caseId: string) {
  const rows = await house.services.store.read
    .selectFrom('payment')
    .select(['state'])
    .where('case_id', '=', caseId)
    .orderBy('attempt')
    .execute()
  return rows.map(({ state }) => state)
}

describe('the file out', () => {
  it('holds whole accounts with control sums, is the same each time, and is written down', async () => {
    const { firms, planId, file } = await released(2)
    const rows = text(file).split('\r\n')
    expect(text(file)).toMatch(/^稳岗通拨付文件,1\r\n计划编号,/)
    expect(rows[7]).toContain(`,${firms[0]?.unitName},中国银行,263700000046,237137.10,对公,`)
    expect(rows[9]).toBe('合计,2,474274.20')
    house.clock.advance(86_400_000)
    expect(await fileOf(deskOf(office.secondFinance), planId)).toEqual(file)
    const other = await fileOf(deskOf(office.finance), planId, 'gb18030')
    expect(new TextDecoder('gb18030', { fatal: true }).decode(other)).toBe(text(file))

    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `paymentPlan:${planId}`)
      .where('kind', '=', 'paymentFileMade')
      .orderBy('seq')
      .execute()
    expect(entries.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { by: `staff:${office.ids.finance}`, facts: { reason: '交银行代发', lines: 2 } },
      { by: `staff:${office.ids.secondFinance}` },
      { facts: { encoding: 'gb18030' } },
    ])
    expect(entries.map(({ payload }) => payload).join()).not.toContain('263700000046')
  })

  it('pays to the corporate account, and to that of the premiums where there is no other (S3-05)', async () => {
    const premium = { account_type: 'premiumPayment', account_name: '示例税务代征户' } as const
    const { planId, file } = await released(3, { offer: premium })
    const { byAccountType } = must(await office.finance('getPaymentPlan', { params: { planId } }))
    expect(byAccountType).toEqual([
      { accountType: 'corporate', words: '对公', lines: 2, totalFen: 47_427_420 },
      { accountType: 'premiumPayment', words: '缴费', lines: 1, totalFen: 23_713_710 },
    ])
    const rows = text(file).split('\r\n')
    expect(rows.filter((row) => row.includes(',237137.10,缴费,'))).toEqual([
      expect.stringContaining(',示例税务代征户,中国银行,263700000046,'),
    ])
  })

  it('leaves a released plan only, in the hands of finance of its region', async () => {
    const { roundId, planId } = await released(1)
    const body = { reason: '交银行代发' }
    const ask = (client = office.finance, id = planId) =>
      client('makePaymentFile', { params: { planId: id }, body, ...key() })
    expect(await ask(office.handler)).toMatchObject({ code: 'NOT_ALLOWED' })
    const elsewhere = await plantOffice(house, '4113')
    expect(await ask(elsewhere.finance)).toMatchObject({ code: 'NOT_FOUND' })
    await plantFirm(house, 'ACCEPT', { regionCode: String(region) })
    const params = { roundId }
    expect(must(await office.finance('orderPayments', { params, body: {}, ...key() })).plan).toBe(
      null,
    )
  })
})

describe('the file that comes back, paid against payable (S3-10)', () => {
  it('changes nothing when it comes twice, at once or later, in other bytes or after more results', async () => {
    const { firms, planId, file } = await released(2)
    const [one, two] = firms
    if (one === undefined || two === undefined) throw new Error('no firms')
    const partly = bankAnswer(file, ({ caseNo }) => (caseNo === one.caseNo ? 'paid' : 'nothing'))
    const both = await Promise.all([upload(planId, partly), upload(planId, partly)])
    for (const { result } of both) {
      expect(result).toMatchObject({ state: 'accepted', paid: { lines: 1 }, open: 1 })
    }
    expect(await upload(planId, partly)).toMatchObject({ known: true })
    expect(await upload(planId, bytes(`\uFEFF${text(partly)}`))).toMatchObject({ known: false })
    expect([await stateOf(one), await stateOf(two)]).toEqual(['paid', 'paying'])
    const all = await upload(
      planId,
      bankAnswer(file, () => 'paid'),
    )
    expect(all).toMatchObject({ plan: { state: 'reconciled', paid: { lines: 2 } } })
    expect(await upload(planId, partly)).toMatchObject({ known: true })
    expect(await stateOf(two)).toBe('paid')
    const told = await house.services.store.read
      .selectFrom('message_case')
      .innerJoin('message', 'message.id', 'message_case.message_id')
      .select('kind')
      .where('case_id', 'in', [one.caseId, two.caseId])
      .execute()
    expect(told.map(({ kind }) => kind)).toEqual(['paid', 'paid'])
  })

  it('is refused as a whole, by row and in words, when it was cut, altered or is another', async () => {
    const { firms, lines, planId, file } = await released(2)
    const other = await released(1)
    const [first] = lines
    const answer = text(bankAnswer(file, () => 'paid'))
    const rows = answer.split('\r\n')
    const without = (...places: number[]) =>
      rows.filter((_, place) => !places.includes(place)).join('\r\n')
    const cases: [string, string][] = [
      [rows.slice(0, 9).join('\r\n'), '末尾没有“合计”这一行'],
      [without(8), '少了 1 行，例如办理编号'],
      [answer.replace('237137.10', '237137.11'), '第 8 行：金额应当是 237,137.10 元'],
      [answer.replace('263700000046', '263700000047'), '第 8 行：“账号”和发出的不一致'],
      [answer.replace(first?.paymentId ?? '', crypto.randomUUID()), '第 8 行：这个计划里没有'],
      [answer.replace(rows[8] ?? '', rows[7] ?? ''), '第 9 行：同一笔拨付出现了两次'],
      [answer.replace(',成功,', ',未成功,'), '拨付未成功，请写明原因'],
      [answer.replace(',成功,', ',,'), '成功合计和各行不一致：各行加起来是 1 笔、237,137.10 元'],
      [answer.replace(/(校验码,.)/, '$10'), '校验码和发出的不一致'],
      [text(bankAnswer(other.file, () => 'paid')), '这是另一个拨付计划的文件'],
      ['单位,金额\r\n', '不是本系统的拨付文件'],
    ]
    for (const [altered, words] of cases) {
      const { result } = await upload(planId, bytes(altered))
      const told = result.findings.map(({ row, message }) =>
        row === null ? message : `第 ${row} 行：${message}`,
      )
      expect(result.state, words).toBe('refused')
      expect(told.join('\n')).toContain(words)
    }
    for (const firm of firms) expect(await stateOf(firm)).toBe('paying')
    const { results } = must(await office.finance('getPaymentPlan', { params: { planId } }))
    expect(results).toHaveLength(cases.length)
    const act = key()
    const broken = bytes(without(8))
    const once = await upload(planId, broken, act)
    expect(await upload(planId, broken, act)).toEqual(once)
    await upload(planId, bytes(answer))
    const [paid] = firms
    if (paid === undefined) throw new Error('no firm')
    expect(await stateOf(paid)).toBe('paid')
  })

  it('never pays twice, whatever is planned and uploaded in whatever order', async () => {
    const { firms, planId, roundId, file } = await released(3)
    const [good, back, late] = firms
    if (good === undefined || back === undefined || late === undefined) throw new Error('no firms')
    const deeds = new Map<string, Deed>([
      [good.caseNo, 'paid'],
      [back.caseNo, { returned: '账号户名不符' }],
    ])
    const firstAnswer = bankAnswer(file, ({ caseNo }) => deeds.get(caseNo) ?? 'nothing')
    await upload(planId, firstAnswer)
    const accountNo = '263711110001'
    const seen = { identitySeen: true, reason: '原账户已销户' } as const
    const account = { bankName: '中国建设银行', accountName: back.unitName, accountNo }
    must(
      await office.clerk('correctAccount', {
        params: { caseNo: back.caseNo },
        body: { ...account, ...seen },
        ...key(),
      }),
    )
    await checkAccount(deskOf(office.handler), back.caseNo, accountNo)
    // Two plans at once: one has the case, and no case that is paid or on its way is in any.
    const both = await Promise.all([
      orderPayments(financeOf(office), roundId),
      orderPayments(financeOf(office), roundId),
    ])
    const again = both.find(({ plan }) => plan !== null)
    expect(both.flatMap(({ lines }) => lines.map(({ caseNo }) => caseNo))).toEqual([back.caseNo])
    const second = again?.plan?.id ?? ''
    const secondFile = await fileOf(deskOf(office.finance), second)
    // The first bank file says now that the returned line was paid after all: the money is on its way anew.
    const contradiction = await upload(
      planId,
      bankAnswer(file, () => 'paid'),
    )
    expect(contradiction.result).toMatchObject({ state: 'refused', differing: 1 })
    await Promise.all([
      upload(
        second,
        bankAnswer(secondFile, () => 'paid'),
      ),
      upload(planId, firstAnswer),
      upload(
        second,
        bankAnswer(secondFile, () => 'paid'),
      ),
    ])
    expect((await orderPayments(financeOf(office), roundId)).plan).toBe(null)
    expect(await paymentsOf(good.caseId)).toEqual(['paid'])
    expect(await paymentsOf(back.caseId)).toEqual(['returned', 'paid'])
    expect(await paymentsOf(late.caseId)).toEqual(['ordered'])
  })
})
