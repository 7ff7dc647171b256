import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assessedList, openFirms } from '@wengang/api/demo/demo-firms'
import type { CallOutput } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, releaseBatch } from '../../support/staff-acts.ts'
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
    const early = await line.run('links', 'send', '--batch', batch.id)
    expect(early.err).toContain('要等另一位工作人员复核')
    await releaseBatch(house, batch.id)
    const sent = await line.run('links', 'send', '--batch', batch.id)
    expect(sent.out).toContain('已发短信 2 条')

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
  const { round } = await line.json<CallOutput<'startPublicity'>>(
    'publicity',
    'start',
    '--region',
    '41',
  )
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
  const sheet = join(folder, '拨付.csv')
  await order(roundId, sheet)
  const blank = await line.run('payments', 'record', sheet)
  expect(blank).toMatchObject({ code: 1 })
  expect(blank.err).toContain('没有填好结果')
  fillIn(sheet, 'returned', '户名不符')
  expect((await line.run('payments', 'record', sheet)).out).toContain('未成功 1 笔')
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
  const second = join(folder, '再次拨付.csv')
  await order(roundId, second)
  fillIn(second, '成功', '')
  const paid = await line.run('payments', 'record', second)
  expect(paid.out).toContain('拨付成功 1 笔，237,137.10 元')
}

/** Prepares a plan, which waits until somebody else releases it at the desk, and takes its file. */
async function order(roundId: string, file: string): Promise<void> {
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
  const made = await line.run('payments', 'file', '--plan', plan.id, '--out', file)
  expect(made.out).toContain('1 笔')
}

/** Writes a result into every line of a payment sheet, as a person would in a spreadsheet. */
function fillIn(path: string, result: string, reason: string): void {
  const [head = '', ...rows] = readFileSync(path, 'utf8').split('\r\n')
  const filled = rows.filter(Boolean).map((row) => {
    const [id, , amount, , ...rest] = row.split(',')
    return [id, result, amount, reason, ...rest].join(',')
  })
  writeFileSync(path, [head, ...filled].join('\r\n'))
}
