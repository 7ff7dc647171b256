import { assessedList, bookkeeperMobile, openFirms } from '@wengang/api/demo/demo-firms'
import { timing } from '@wengang/contracts'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { sendLinks } from '../support/campaigns.ts'
import { openDesk } from '../support/desk.ts'
import { plantFirm, plantOffice, releaseBatch, startPublicity } from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import {
  arrive,
  choose,
  codeIn,
  comeToCheck,
  comeToChoice,
  enterCode,
  linkIn,
  press,
  proveBySms,
  submit,
} from './steps.ts'

const stage = openStage()

/** The demo year's list, imported and sent as staff do it. */
beforeAll(async () => {
  const desk = await openDesk(stage.house)
  const { batch } = await desk('importList', {
    query: { fileName: '2023年度核定名单.csv' },
    file: assessedList(openFirms, 100),
  })
  await releaseBatch(stage.house, batch.id)
  await sendLinks(stage.house, batch.id)
})

const offerId = (page: Page): string => /\/offer\/([\w-]+)/.exec(page.url())?.[1] ?? ''

/** The case of the offer that is open. */
async function caseNoOf(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).match(/\b\w{3}-\w{3}-\w{3}\b/)?.[0] ?? ''
}

it('lets a bookkeeper answer for twelve firms after one code, each by itself', async () => {
  const page = await stage.phone()
  await page.goto(await linkIn(stage, bookkeeperMobile))
  await arrive(page, '您经办的 12 家单位')
  await look(page, 'twelve-01-link')
  await proveBySms(stage, page, bookkeeperMobile)
  await arrive(page, '这个手机号下有 12 家单位')
  await look(page, 'twelve-02-offers')
  const cards = page.locator('main a', { hasText: '待确认' })
  expect(await cards.count()).toBe(12)
  const names = await cards.locator('h2').allInnerTexts()
  expect(names).toEqual(names.toSorted())

  await cards.first().click()
  await page.getByText('经核定，您单位可以享受').waitFor()
  await comeToCheck(stage, page, offerId(page), '确认享受')
  await submit(page)
  await page.goto('/offers')
  await arrive(page, '这个手机号下有 12 家单位')
  await look(page, 'twelve-03-one-answered')
  expect(await cards.count()).toBe(11)
  await page.goto('/cases')
  await page.getByText('待办（11）').waitFor()
  await look(page, 'twelve-04-cases')
})

it('shows nothing of a firm that is another phone’s', async () => {
  const stranger = await plantFirm(stage.house, 'ACCEPT')
  stage.house.clock.advance(timing.codeResendMs)
  const page = await stage.phone()
  await page.goto(await linkIn(stage, bookkeeperMobile))
  await proveBySms(stage, page, bookkeeperMobile)
  await arrive(page, '这个手机号下有 12 家单位')
  for (const path of [
    `/offer/${stranger.caseId}`,
    `/offer/${stranger.caseId}/done`,
    `/cases/${stranger.caseNo}`,
  ]) {
    await page.goto(path)
    await page.getByText('没有找到这一页的内容').waitFor()
    await look(page, `foreign${path.replaceAll(/[/-]|\w{9,}/g, '')}`, { statuses: [404] })
    expect(await page.content()).not.toContain(stranger.unitName)
  }
})

it.each([
  { firm: openFirms[1], amount: '84.67', what: 'smallest' },
  { firm: openFirms[2], amount: '7,407.40', what: 'longest-name' },
  { firm: openFirms[3], amount: '99,999,999.99', what: 'largest' },
  { firm: openFirms[4], amount: '21,109.20', what: 'no-account' },
])('fits every screen: the $what', async ({ firm, amount, what }) => {
  const page = await stage.phone()
  const mobile = firm?.mobile ?? ''
  const see = (name: string) => look(page, `${what}-${name}`)
  await page.goto(await linkIn(stage, mobile))
  await see('01-link')
  await press(page, '获取验证码')
  await enterCode(page, await codeIn(stage, mobile))
  await page.getByText(amount).first().waitFor()
  await see('02-offer')
  const id = offerId(page)
  await press(page, '阅读政策并确认')
  await arrive(page, /政策确认信息/)
  await see('03-read')
  await comeToChoice(stage, page, id)
  await see('04-choice')
  await choose(page, '确认享受')
  await press(page, '下一步：核对并提交')
  await arrive(page, '核对您的选择')
  await see('05-check')
  await submit(page)
  await see('06-done')
  const caseNo = await caseNoOf(page)
  await stage.house.jobsDone()
  await page.getByRole('link', { name: /^查看/ }).first().click()
  await page
    .getByText(firm?.name ?? '')
    .first()
    .waitFor()
  await see('07-sheet')
  await page.goto(`/cases/${caseNo}`)
  await arrive(page, '已确认享受')
  await see('08-case')
})

it('lists all of them for the public, the longest name and the largest sum too', async () => {
  const round = await startPublicity(await plantOffice(stage.house))
  await stage.house.jobsDone()
  const page = await stage.phone()
  await page.goto('/notices')
  await look(page, 'notices-01')
  await page.goto(`/notices/${round.id}`)
  await look(page, 'notices-02-list')
  expect(await page.locator('main').innerText()).toContain('99,999,999.99')
  await page.getByLabel('单位名称或统一社会信用代码').fill('黄河流域')
  await press(page, '查找')
  await expect.poll(() => page.locator('main li').count()).toBe(1)
  await look(page, 'notices-03-found')
})
