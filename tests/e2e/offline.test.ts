import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { offerOf, plantFirm } from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import { arrive, comeToCheck, comeToChoice, press, provenPhone, submitDecline } from './steps.ts'

const stage = openStage()

/** The keys under which answers leave this page. */
function keysSentBy(page: Page): string[] {
  const keys: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/decisions')) return
    keys.push(request.headers()['idempotency-key'] ?? '')
  })
  return keys
}

it('sends nothing without a network, keeps what was typed, and sends it once afterwards', async () => {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  const keys = keysSentBy(page)
  await comeToCheck(stage, page, firm.caseId, '放弃享受')
  await page.getByLabel('放弃的原因').fill('今年停产，不再需要')
  await page.context().setOffline(true)
  await submitDecline(page)
  await page.getByText('没有网络，还没有提交').waitFor()
  await page.getByText('没有网络，您填的内容还在').waitFor()
  await look(page, '01-not-sent', { offline: true })
  expect(await page.getByLabel('放弃的原因').inputValue()).toBe('今年停产，不再需要')
  expect(await offerOf(stage.house, firm)).toMatchObject({ answer: null })

  await page.context().setOffline(false)
  await submitDecline(page)
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  expect(new Set(keys).size).toBe(1)
  expect(await offerOf(stage.house, firm)).toMatchObject({
    lastSeq: 1,
    status: { state: 'declined' },
  })
})

it('says that an answer may have arrived when its reply was lost, and records it once', async () => {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  const keys = keysSentBy(page)
  await comeToCheck(stage, page, firm.caseId, '确认享受')
  await page.route('**/decisions', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await press(page, '提交')
  await page.getByText('没有收到回音，可能已经提交').waitFor()
  await look(page, '02-no-reply', { offline: true })
  await page.unroute('**/decisions')
  await press(page, '提交')
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(await offerOf(stage.house, firm)).toMatchObject({ lastSeq: 1 })
})

it('keeps a choice on the phone until there is a network again', async () => {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  await comeToChoice(stage, page, firm.caseId)
  await page.context().setOffline(true)
  await page.getByRole('radio', { name: '放弃享受' }).check()
  await page.getByText('先存在这部手机上').waitFor()
  await look(page, '03-kept', { offline: true })
  await page.context().setOffline(false)
  await page.reload()
  await arrive(page, '请先阅读政策说明')
  await press(page, '去阅读')
  await press(page, '我已阅读，去确认')
  await arrive(page, '是否享受这笔返还？')
  await expect.poll(() => page.getByRole('radio', { name: '放弃享受' }).isChecked()).toBe(true)
})

it('says on an open page of the app that there is no network', async () => {
  const firm = await plantFirm(stage.house, 'ACCEPT')
  const page = await provenPhone(stage, firm.mobile)
  await page.goto(`/cases/${firm.caseNo}`)
  await arrive(page, '已确认享受')
  await page.context().setOffline(true)
  await press(page, '刷新')
  await page.getByText('刷新没有成功，下面是上一次看到的内容').waitFor()
  await look(page, '04-stale', { offline: true })
})
