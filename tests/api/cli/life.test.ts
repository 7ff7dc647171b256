import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bankAnswer, type Deed } from '@wengang/api/demo/bank'
import { assessedList, openFirms } from '@wengang/api/demo/demo-firms'
import type { CallOutput } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { deskOf } from '../../support/desk.ts'
import { checkAccount } from '../../support/payments.ts'
import { withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, releaseBatch, releasePublicity } from '../../support/staff-acts.ts'
import type { CommandLine } from './command-line.ts'
import { type ServedLine, serveLine } from './served-line.ts'

let house: House
let served: ServedLine
let line: CommandLine
let folder: string
beforeAll(async () => {
  house = await makeHouse()
  folder = house.services.config.dataDir
  served = await serveLine(house)
  line = served.line
})
afterAll(async () => {
  served.close()
  await house.close()
})

describe('a refund year on the command line', () => {
  it('goes from the list to a payment that came back and was paid again', async () => {
    expect((await line.run('login', 'one')).out).toContain('办理人：示例甲')
    expect(statSync(join(folder, 'cli-session.json')).mode & 0o777).toBe(0o600)

    const list = join(folder, '名单.csv')
    writeFileSync(list, assessedList(openFirms.slice(0, 2), 100))
    const checked = await line.run('offers', 'check', list)
    expect(checked).toMatchObject({ code: 0 })
    expect(checked.out).toContain('什么也没有写入')
    const { batch } = await line.json<CallOutput<'importList'>>('offers', 'import', list)
    expect(batch).toMatchObject({ units: 2, createdBy: '示例甲', state: 'waiting' })
    const send = ['links', 'send', '--batch', batch.id, '--test-mobile', '19900090001']
    const early = await line.run(...send)
    expect(early.err).toContain('要等另一位工作人员复核')
    await releaseBatch(house, batch.id)
    const sent = await line.run(...send)
    expect(sent.out).toContain('等另一位工作人员复核后发送：2 个手机，2 家单位')

    const { cases } = await line.json<CallOutput<'listStaffCases'>>('cases', 'list')
    const unitCase = cases.find(({ unitName }) => unitName === openFirms[0]?.name)
    if (unitCase === undefined) throw new Error('no case')
    await answerAtWindow(unitCase.caseNo)
    const round = await publish()
    await payTwice(unitCase.caseNo, round.id)

    const shown = await line.run('cases', 'show', unitCase.caseNo)
    expect(shown.out).toContain('已拨付')
    expect(shown.out).toMatch(/accountCorrected\s+示例甲/)
    expect(shown.out).not.toContain('4100123456789012')
    const verified = await line.run('audit', 'verify')
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toContain('核验通过')
  }, 180_000)
})

async function answerAtWindow(caseNo: string): Promise<void> {
  const answer = ['window', 'answer', '--case', caseNo, '--choice', 'accept', '--handler', '来人']
  const unseen = await line.run(...answer)
  expect(unseen).toMatchObject({ code: 1, out: '' })
  expect(unseen.err).toContain('请先核验来人身份')
  const began = performance.now()
  const answered = await line.runTelling(
    (text) => {
      if (text.includes('请宣读以上内容')) house.clock.advance(10_000)
    },
    ...answer,
    '--identity-seen',
    '--authorisation-seen',
  )
  expect(answered.code).toBe(0)
  expect(performance.now() - began).toBeGreaterThan(10_000)
  expect(answered.err).toContain('237,137.10')
  expect(answered.out).toContain(`${caseNo} 确认享受 237,137.10 元`)
}

async function publish() {
  const begun = ['publicity', 'start', '--region', '41']
  const late = await line.run(...begun, '--at', '今晚两点')
  expect(late).toMatchObject({ code: 1 })
  expect(late.err).toContain('不是时间')
  const prepared = await line.json<CallOutput<'preparePublicity'>>(...begun)
  expect(prepared.round).toMatchObject({ state: 'waiting', accepted: 1 })
  const { token } = await plantStaff(house, ['reviewer'])
  const released = await releasePublicity({ reviewer: house.client({ token }) }, prepared.round.id)
  const { round } = must(released)
  expect(round).toMatchObject({ accepted: 1, endsOn: '2023-12-15', totalFen: 23_713_710 })
  const early = await line.run('publicity', 'close', '--round', round.id)
  expect(early).toMatchObject({ code: 1, out: '' })
  expect(early.err).toContain('公示到 2023年12月15日（周五） 结束')
  const voided = await line.run('publicity', 'void', '--round', round.id, '--note', '名单有误作废')
  expect(voided.out).toContain('需要另一位工作人员再办一次')
  house.clock.set('2023-12-18T09:00:00+08:00')
  expect((await line.run('rounds', 'list')).err).toContain('登录已经过期')
  await line.run('login', 'one')
  expect((await line.run('rounds', 'list')).out).toContain('公示中')
  expect((await line.run('publicity', 'close', '--round', round.id)).out).toContain('已办结公示')
  return round
}

async function payTwice(caseNo: string, roundId: string): Promise<void> {
  expect((await line.run('allocate', '--round', roundId)).out).toContain(
    '已核拨 1 家，237,137.10 元',
  )
  const first = await order(roundId, '拨付.csv')
  expect((await record(first, 'nothing')).out).toContain('还没有结果 1 笔')
  expect((await record(first, { returned: '户名不符' })).out).toContain('未成功 1 笔')
  const refused = await record(first, 'paid')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('第 8 行：已经登记为拨付未成功')
  const account = ['--bank', '中国建设银行', '--account', '4100123456789012']
  const corrected = await line.run(
    'account',
    'correct',
    '--case',
    caseNo,
    '--name',
    '巩义市示例机械有限公司',
    ...account,
    '--identity-seen',
    '--reason',
    '账号有误',
  )
  expect(corrected.out).toContain('现在：拨付未成功')
  const handler = house.client({ token: (await plantStaff(house, ['handler'])).token })
  await checkAccount(deskOf(handler), caseNo, '4100123456789012')
  const paid = await record(await order(roundId, '再次拨付.csv'), 'paid')
  expect(paid.out).toContain('拨付成功 1 笔，237,137.10 元')
}

interface Order {
  planId: string
  path: string
}

/** Prepares a plan, which waits until somebody else releases it at the desk, and takes its file. */
async function order(roundId: string, name: string): Promise<Order> {
  const { plan } = await line.json<CallOutput<'orderPayments'>>(
    'payments',
    'order',
    '--round',
    roundId,
  )
  if (plan === null) throw new Error('nothing was due')
  const { token } = await plantStaff(house, ['finance'])
  const params = { planId: plan.id }
  must(await house.client({ token })('releasePaymentPlan', { params, body: {}, ...key() }))
  await withWriter(house, (db) =>
    db.updateTable('staff_session').set({ second_factor_at: house.clock.now() }).execute(),
  )
  const path = join(folder, name)
  const options = ['--plan', plan.id, '--out', path, '--reason', '交银行代发']
  const made = await line.run('payments', 'file', ...options)
  expect(made.out).toContain('完整账号')
  return { planId: plan.id, path }
}

/** The file as the bank sends it back. */
async function record({ planId, path }: Order, deed: Deed) {
  const answer = `${path}.回单.csv`
  writeFileSync(
    answer,
    bankAnswer(readFileSync(path), () => deed),
  )
  return line.run('payments', 'record', '--plan', planId, answer)
}
