import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { type Firm, plantFirm } from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import { arrive, clientOf, provenPhone } from './steps.ts'

const stage = openStage()

/** Opens the notice of a firm that has just got its offer. */
async function openNotice(): Promise<{ firm: Firm; page: Page }> {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  await page.goto(`/offer/${firm.caseId}/read`)
  await wait(page).waitFor()
  return { firm, page }
}

/** The words of the wait; the same stand nearby for screen readers. */
const wait = (page: Page) => page.getByText(/还需 \d+ 秒/).first()

/** The seconds that are still wanting, as the page says. */
async function secondsLeft(page: Page): Promise<number> {
  const words = await wait(page).innerText()
  return Number(/还需 (\d+) 秒/.exec(words)?.[1])
}

/** Hides the page or shows it again, as a phone does when another app comes to the front. */
async function turn(page: Page, seen: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, seen)
}

const finish = (page: Page) => page.getByRole('button', { name: '我已阅读，去确认' })

it('keeps the seconds that were read when the page is loaded again', async () => {
  const { page } = await openNotice()
  await expect.poll(() => secondsLeft(page), { timeout: 10_000 }).toBeLessThanOrEqual(7)
  await page.reload()
  await wait(page).waitFor()
  expect(await secondsLeft(page)).toBeLessThanOrEqual(8)
  expect(await finish(page).getAttribute('aria-disabled')).toBe('true')
})

it('stands still while the page is hidden, says so, and counts on afterwards', async () => {
  const { page } = await openNotice()
  await turn(page, 'hidden')
  await page.getByText('页面不在前面，计时已暂停').first().waitFor()
  await look(page, '01-paused')
  // Nothing on the page tells that nothing happens.
  await page.waitForTimeout(2_000)
  await turn(page, 'visible')
  await page
    .getByText(/离开的时间没有计入/)
    .first()
    .waitFor()
  expect(await secondsLeft(page)).toBeGreaterThanOrEqual(8)
  await look(page, '02-back')
})

it('refuses a finish that comes early, whatever the phone says or its clock shows', async () => {
  const { firm, page } = await openNotice()
  await page.evaluate(() => {
    const real = Date.now
    Date.now = () => real() + 3_600_000
  })
  await finish(page).click({ force: true })
  await look(page, '03-early')
  expect(new URL(page.url()).pathname).toMatch(/\/read$/)
  expect(await finish(page).getAttribute('aria-disabled')).toBe('true')

  const client = await clientOf(stage, page)
  const opened = await client('openReading', {
    params: { offerId: firm.caseId },
    body: { offerVersion: 1 },
  })
  if (!opened.ok) throw new Error(opened.code)
  const answer = await client('markReading', {
    params: { readingId: opened.data.readingId },
    body: { mark: 'finish', tab: 'one', visibleMs: 3_600_000 },
  })
  expect(answer).toMatchObject({ ok: false, code: 'READING_TOO_EARLY' })
})

it('takes the text away when the offer changes while it is read', async () => {
  const { firm, page } = await openNotice()
  const desk = await openDesk(stage.house)
  await desk('correctAccount', {
    params: { caseNo: firm.caseNo },
    body: {
      bankName: '郑州银行',
      accountName: firm.unitName,
      accountNo: '998800310000',
      identitySeen: true,
      reason: '单位换了基本户',
    },
  })
  await turn(page, 'hidden')
  await turn(page, 'visible')
  await page.getByText('内容已更新，请重新阅读并确认').waitFor()
  await look(page, '04-changed', { statuses: [409] })
  await page.getByRole('button', { name: '打开新的内容' }).click()
  await page.getByText('郑州银行').first().waitFor()
  await arrive(page, /政策确认信息/)
})
