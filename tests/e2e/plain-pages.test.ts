import { createHash, randomBytes } from 'node:crypto'
import { signInPersonCommand } from '@wengang/api/accounts/person.service'
import { prepareAccountSession } from '@wengang/api/accounts/start-account-session'
import { messageCode } from '@wengang/api/messages/message-codes'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import type { HttpEnv } from '@wengang/api/platform/http/context'
import { Context } from 'hono'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { plantPerson } from '../support/plant-account.ts'
import { plantCase, plantSession, withWriter } from '../support/plant.ts'
import { plantRound } from '../support/plant-round.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, enterCode, invitedFirm, press } from './steps.ts'

const stage = openStage()

it('leads from the SMS to the session without any script', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone({ javaScriptEnabled: false })
  await page.goto(firm.link)
  await look(page, 'bare-01-link')
  await press(page, '长辈版')
  expect(await page.locator('html[data-elder]').count()).toBe(1)
  await look(page, 'bare-02-elder')
  await press(page, '标准版')
  await press(page, '获取验证码')
  await look(page, 'bare-03-code')
  await page.getByText('没收到？').click()
  await look(page, 'bare-04-help')
  await enterCode(page, '1234')
  await page.getByText('验证码是 6 位数字').waitFor()
  await look(page, 'bare-05-wrong', { statuses: [422] })
  await enterCode(page, await codeIn(stage, firm.mobile))
  await page.waitForURL(`**/offer/${firm.caseId}`)
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'wg-firm')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })
})

it('switches 长辈版 without a reload where scripts run, for the next page too', async () => {
  const page = await stage.phone()
  await page.goto('/verify')
  await page.getByLabel('短信编码或确认单编号').fill('ABCD')
  await press(page, '长辈版')
  expect(await page.getByLabel('短信编码或确认单编号').inputValue()).toBe('ABCD')
  await look(page, 'elder-01')
  await page.goto('/q')
  expect(await page.locator('html[data-elder]').count()).toBe(1)
  await press(page, '标准版')
  expect(await page.locator('html[data-elder]').count()).toBe(0)
})

it('says that it was opened once somebody sees it, and does not before', async () => {
  const firm = await invitedFirm(stage)
  const openedAt = async () => {
    const { read } = stage.house.services.store
    const row = await read
      .selectFrom('unit_case')
      .select('opened_at')
      .where('id', '=', firm.caseId)
      .executeTakeFirstOrThrow()
    return row.opened_at
  }
  const page = await stage.phone()
  await page.addInitScript(() => {
    let visible = false
    Object.defineProperty(document, 'visibilityState', {
      get: () => (visible ? 'visible' : 'hidden'),
    })
    Object.assign(globalThis, {
      show() {
        visible = true
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
  await page.goto(firm.link, { waitUntil: 'networkidle' })
  expect(await openedAt()).toBeNull()
  await page.evaluate(() => (globalThis as unknown as { show: () => void }).show())
  await expect.poll(openedAt).not.toBeNull()
})

it('sends one code for two quick taps', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await page.getByRole('button', { name: '获取验证码' }).dblclick()
  await arrive(page, '6 位验证码')
  await enterCode(page, await codeIn(stage, firm.mobile))
  await page.getByText('经核定，您单位可以享受').waitFor()
})

it('compares a file with a sheet on the phone', async () => {
  const firm = await plantCase(stage.house)
  const client = stage.house.client({ cookie: await plantSession(stage.house, firm.mobile) })
  const first = await answer(stage.house, client, firm.caseId, 'ACCEPT')
  if (!first.ok) throw new Error(first.code)
  const { sheetId } = first.data.receipt
  await stage.house.jobsDone()
  const page = await stage.phone()
  await page.goto(`/v/${sheetId}`)
  await look(page, 'sheet-01')
  // Lengths around the blocks of the sum.
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 300_000]) {
    const file = randomBytes(length)
    await tellSum(page, createHash('sha256').update(file).digest('hex'))
    await choose(page, file)
    await page.getByText('文件和存档的一样').waitFor()
  }
  await look(page, 'sheet-02-same')
  await choose(page, Buffer.from('another file'))
  await page.getByText('文件和存档的不一样').waitFor()
  await look(page, 'sheet-03-other')
})

it('ends a sign-in that was not one’s own without any script', async () => {
  const { house } = stage
  const { personId, mobile } = await plantPerson(house)
  const phone = { mobile, mobileIndex: blindIndex(house.services.keys, 'mobile', mobile) }
  const c = new Context<HttpEnv>(new Request(house.origin))
  c.set('services', house.services)
  const { kept } = prepareAccountSession(c, phone, { kind: 'person', personId })
  await house.services.store.write(signInPersonCommand, { session: kept })
  const code = messageCode(house.services.keys, kept.newDevice.id)
  const page = await stage.phone({ javaScriptEnabled: false })
  await page.goto(`/n/${code}`)
  await look(page, 'not-me-01')
  await press(page, '结束该登录')
  await page.getByText('该登录已经结束').waitFor()
  await look(page, 'not-me-02-ended')
  await page.goto('/n/AB3XK9M2')
  await look(page, 'not-me-03-unknown', { statuses: [404] })
})

function tellSum(page: Page, sum: string): Promise<void> {
  return page.locator('[data-sum]').evaluate((box, value) => {
    box.setAttribute('data-sum', value)
    for (const status of box.querySelectorAll('[role=status]')) status.textContent = ''
  }, sum)
}

function choose(page: Page, buffer: Buffer): Promise<void> {
  return page
    .getByLabel('选择文件')
    .setInputFiles({ name: 'sheet.pdf', mimeType: 'application/pdf', buffer })
}

it('shows the public lists in every standing', async () => {
  const { house } = stage
  const long = await plantCase(house, {
    unitName:
      '河南省巩义市新中镇示例重型机械设备制造与安装工程技术服务股份有限公司第一分公司（筹备处）',
  })
  const others = [await plantCase(house), await plantCase(house)]
  const roundId = await plantRound(house, [long, ...others])
  const page = await stage.phone()
  await page.goto('/notices')
  await look(page, 'notices-01')
  await page.goto(`/notices/${roundId}`)
  await look(page, 'notices-02-running')
  await page.getByLabel('单位名称或统一社会信用代码').fill('重型')
  await press(page, '查找')
  await page.getByText('查找“重型”的结果').waitFor()
  await look(page, 'notices-03-found')
  await page.getByLabel('单位名称或统一社会信用代码').fill('没有这家')
  await press(page, '查找')
  await page.getByText('没有找到').waitFor()
  await look(page, 'notices-04-none')
  await withWriter(house, (db) =>
    db
      .updateTable('round')
      .set({ state: 'void', void_note: '名单录入有误，另行公示。', voided_at: house.clock.now() })
      .where('id', '=', roundId)
      .execute(),
  )
  await page.goto(`/notices/${roundId}`)
  await page.getByText('名单录入有误').waitFor()
  await look(page, 'notices-05-void')
})

it('shows the rest of the plain pages as every page must be', async () => {
  const { house } = stage
  const silent = await plantCase(house, { mobile: null })
  const firm = await plantCase(house)
  const page = await stage.phone()
  for (const [name, path] of [
    ['rest-01-privacy', '/legal/privacy'],
    ['rest-02-outbox', '/dev/outbox'],
    ['rest-03-number', '/q/case'],
    ['rest-04-prove', `/q/case/${firm.caseNo}`],
    ['rest-05-no-phone', `/q/case/${silent.caseNo}`],
    ['rest-06-no-code-yet', `/q/case/${firm.caseNo}/code`],
  ] as const) {
    await page.goto(path)
    await look(page, name)
  }
})
