import { readFile } from 'node:fs/promises'
import { bankAnswer } from '@wengang/api/demo/bank'
import { sealNow } from '@wengang/api/evidence/sealer'
import type { Role } from '@wengang/contracts'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { runCampaign } from '../support/campaigns.ts'
import { listFile } from '../support/list-file.ts'
import { signedInDesk } from './desk-steps.ts'
import { openStage } from './stage.ts'
import { choose, comeToChoice, linkIn, press, proveBySms, submit } from './steps.ts'

const stage = openStage()
const byPhone = {
  uscc: '91410181MA9XXXX38A',
  unitName: '巩义市示例机械有限公司',
  mobile: '19900000001',
}
const atWindow = {
  uscc: '91410105MA98998646',
  unitName: '郑州市金水区示例天地人和商贸有限公司',
  mobile: '19900000002',
}

/** A desk of a new person of this role, each of them somebody else. */
const desk = (role: Role, path: string): Promise<Page> => signedInDesk(stage, [role], path)
const pathOf = (page: Page): string => new URL(page.url()).pathname
const waitFor = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

it('is run from the list to the money by people of five roles, for two firms', async () => {
  const { house } = stage
  const batchPath = await bringList()
  await tellFirms()
  await answerByPhone()
  await answerAtWindow()
  house.clock.set('2024-01-08T09:00:00+08:00')
  const roundPath = await publish()
  house.clock.set('2024-01-16T09:00:00+08:00')
  await closeAndAllocate(roundPath)
  await payOut()
  await lookBack(batchPath)
})

/** The handler brings the list, the reviewer puts it in force. */
async function bringList(): Promise<string> {
  const handler = await desk('handler', '/desk/batches/new')
  await handler.locator('input[type=file]').setInputFiles({
    name: '2023年度核定名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(listFile([byPhone, atWindow])),
  })
  await handler.getByRole('heading', { name: /^检查完成/ }).waitFor()
  await press(handler, '提交复核')
  await waitFor(handler, '您自己提交的名单')
  const path = pathOf(handler)
  const reviewer = await desk('reviewer', path)
  await press(reviewer, '通过')
  await press(reviewer, '确认通过')
  await waitFor(reviewer, '已通过，名单已经生效')
  return path
}

/** Two people of the message desk: one prepares, the other lets go. */
async function tellFirms(): Promise<void> {
  const { house } = stage
  const first = await desk('messageDesk', '/desk/campaigns')
  await press(first, '新建短信批次')
  await first.getByLabel('名称').fill('第一批确认通知')
  await press(first, '保存，确定对象')
  await first.getByLabel('工作人员手机号').fill('19900073333')
  await first.keyboard.press('Enter')
  await waitFor(first, '测试短信已经发出')
  await press(first, '提交复核')
  await waitFor(first, '您自己提交的短信')
  const path = pathOf(first)
  const second = await desk('messageDesk', path)
  await press(second, '通过')
  await press(second, '确认通过')
  await waitFor(second, '已通过')
  await runCampaign(house, path.split('/').at(-1) ?? '')
  await house.jobsDone()
}

/** The first firm opens the link in its SMS and accepts. */
async function answerByPhone(): Promise<void> {
  const phone = await stage.phone()
  await phone.goto(await linkIn(stage, byPhone.mobile))
  await proveBySms(stage, phone, byPhone.mobile)
  await waitFor(phone, '经核定，您单位可以享受')
  const offerId = pathOf(phone).split('/').at(-1) ?? ''
  await comeToChoice(stage, phone, offerId)
  await choose(phone, '确认享受')
  await press(phone, '下一步：核对并提交')
  await submit(phone)
}

/** The clerk finds the other firm in the header and records what it says. */
async function answerAtWindow(): Promise<void> {
  const clerk = await desk('clerk', '/desk')
  const found = clerk.getByRole('combobox')
  await found.fill('天地人和')
  await clerk.getByRole('option').first().waitFor()
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('heading', { level: 1, name: atWindow.unitName }).waitFor()
  await press(clerk, '登记答复')
  await clerk.getByLabel('来人姓名').fill('赵示例')
  await clerk.getByLabel('已核验来人身份').check()
  await clerk.getByLabel('已核验单位授权').check()
  await press(clerk, '下一步：宣读政策')
  await clerk.getByRole('article', { name: '政策说明' }).waitFor()
  stage.house.clock.advance(11_000)
  const aloud = clerk.getByRole('button', { name: '已宣读' })
  await expect.poll(() => aloud.isEnabled(), { timeout: 20_000 }).toBe(true)
  await aloud.click()
  await clerk.getByRole('radio', { name: /确认享受/ }).check()
  await press(clerk, '提交')
  await clerk.getByRole('heading', { name: '已登记，即时办结' }).waitFor()
}

/** The handler prepares the cut-off, the reviewer lets it go. */
async function publish(): Promise<string> {
  const handler = await desk('handler', '/desk/rounds')
  await press(handler, '准备公示')
  await press(handler, '提交复核')
  await handler.getByRole('button', { name: '撤回' }).waitFor()
  const path = pathOf(handler)
  const reviewer = await desk('reviewer', path)
  await press(reviewer, '通过，截止并公示')
  await reviewer.getByRole('dialog').getByRole('button', { name: '通过，截止并公示' }).click()
  await waitFor(reviewer, /已截止并公示|没有答复、没有列入/)
  await stage.house.jobsDone()
  return path
}

/** The publicity has run: the round is closed and its money allocated. */
async function closeAndAllocate(path: string): Promise<void> {
  const handler = await desk('handler', path)
  await press(handler, '期满结束')
  await handler.getByRole('dialog').getByRole('button', { name: '期满结束' }).click()
  await waitFor(handler, '公示已经结束，可以核拨。')
  await press(handler, '核拨')
  await handler.getByRole('dialog').getByRole('button', { name: '核拨' }).click()
  await waitFor(handler, '已核拨')
}

/** Two people of finance pay, and the bank’s answer comes back. */
async function payOut(): Promise<void> {
  const first = await desk('finance', '/desk/payments')
  await press(first, '编制计划')
  await first.getByRole('dialog').getByRole('button', { name: '编制计划' }).click()
  await waitFor(first, /等另一位财务人员复核：2 笔/)
  await first.getByRole('table').nth(1).getByRole('link').first().click()
  await waitFor(first, '您编制的计划')
  const second = await desk('finance', pathOf(first))
  await press(second, '复核发出')
  await second.getByRole('dialog').getByRole('button', { name: '复核发出' }).click()
  await waitFor(second, '已复核发出')
  await press(second, '出拨付文件')
  await second.getByLabel('用途').fill('交银行代发')
  const download = second.waitForEvent('download')
  await second.getByRole('dialog').getByRole('button', { name: '出拨付文件' }).click()
  const file = await readFile(await (await download).path())
  await waitFor(second, '文件已经保存')
  await second.locator('input[type=file]').setInputFiles({
    name: '回单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(bankAnswer(file, () => 'paid')),
  })
  await waitFor(second, '已登记：成功 2 笔')
  await stage.house.jobsDone()
}

/** What the year came to: the money is out, and every act is on record. */
async function lookBack(batchPath: string): Promise<void> {
  await sealNow(stage.house.services)
  const auditor = await desk('auditor', '/desk/audit?kind=paid')
  await waitFor(auditor, '本页 2 条')
  for (const { unitName } of [byPhone, atWindow]) {
    await auditor.getByRole('link', { name: new RegExp(unitName) }).waitFor()
  }
  await auditor.goto(batchPath)
  await waitFor(auditor, '已生效')
  const outbox = await stage.phone()
  await outbox.goto('/dev/outbox')
  await outbox.locator('article[data-kind=paid]').first().waitFor()
  expect(await outbox.locator('article[data-kind=paid]').count()).toBe(2)
}
