import type { Client } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { readThrough } from '../support/answer.ts'
import { sendLinks } from '../support/campaigns.ts'
import { type PlantedCase, plantCase, plantSession, type PlantWish } from '../support/plant.ts'
import type { Stage } from './stage.ts'

export type ChoiceWords = '确认享受' | '放弃享受'

/** Presses a button, or follows a link that looks like one, by its words. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name: words })
    .or(page.getByRole('link', { name: words }))
    .first()
    .click()
}

/** Waits for the page with this heading; a failure tells which one is there instead. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  const headings = page.getByRole('heading', { level: 1 })
  try {
    await headings.filter({ hasText: heading }).first().waitFor()
  } catch (error) {
    const shown = await headings.allInnerTexts()
    throw new Error(`not ${String(heading)} but ${shown.join(', ')}`, { cause: error })
  }
}

/** A firm whose offer was released and whose phone has got its link. */
export async function invitedFirm(
  stage: Stage,
  wish: PlantWish = {},
): Promise<PlantedCase & { link: string }> {
  const firm = await plantCase(stage.house, wish)
  await sendLinks(stage.house, firm.batchId)
  return { ...firm, link: await linkIn(stage, firm.mobile) }
}

/** The link in the newest notice to this phone, read from the outbox page as a person would. */
export async function linkIn(stage: Stage, mobile: string, kind = 'offerLink'): Promise<string> {
  const link = await inOutbox(stage, mobile, kind, (message) =>
    message.getByRole('link').first().getAttribute('href'),
  )
  return new URL(link ?? '').pathname
}

/** The six digits in the newest message with a code to this phone. */
export async function codeIn(stage: Stage, mobile: string): Promise<string> {
  const text = await inOutbox(stage, mobile, 'code', (message) => message.innerText())
  return /验证码(\d{6})/.exec(text)?.[1] ?? ''
}

async function inOutbox<T>(
  stage: Stage,
  mobile: string,
  kind: string,
  read: (message: ReturnType<Page['locator']>) => Promise<T>,
): Promise<T> {
  const outbox = await stage.phone()
  await outbox.goto('/dev/outbox')
  const messages = outbox.locator(`article[data-kind=${kind}]`, { hasText: maskMobile(mobile) })
  const found = await read(messages.first())
  await outbox.context().close()
  return found
}

/** Asks for a code on the page that is open and enters the one that came. */
export async function proveBySms(stage: Stage, page: Page, mobile: string): Promise<void> {
  await press(page, '获取验证码')
  await enterCode(page, await codeIn(stage, mobile))
}

/** Types a code on the code step and confirms it. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('验证码', { exact: true }).fill(code)
  await press(page, '确认')
}

/** Opens the link of an SMS, proves the phone, and stands before the offer. */
export async function openOffer(
  stage: Stage,
  page: Page,
  firm: PlantedCase & { link: string },
): Promise<void> {
  await page.goto(firm.link)
  await proveBySms(stage, page, firm.mobile)
  await page.getByText('经核定，您单位可以享受').waitFor()
}

/** The API as this phone's browser calls it: with its session. */
export async function clientOf(stage: Stage, page: Page): Promise<Client> {
  const cookies = await page.context().cookies(stage.house.origin)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return stage.house.client({ cookie })
}

/** Stays on the page of the notice until the person may say 我已阅读, ten seconds of real time. */
export async function enoughRead(page: Page): Promise<void> {
  const finish = page.locator('button:not([aria-disabled])', { hasText: '我已阅读' })
  await finish.waitFor({ timeout: 30_000 })
}

/** Picks one of the two answers; it is a draft until it is submitted. */
export async function choose(page: Page, words: ChoiceWords): Promise<void> {
  await page.getByRole('radio', { name: words }).check()
  await page.getByText('已存在待办里').waitFor()
}

/** Presses 提交 and waits for the receipt. */
export async function submit(page: Page): Promise<void> {
  await press(page, '提交')
  await page.getByText('已提交 1 件，已即时办结').waitFor()
}

/** A phone that has proved itself already, so that a test can begin behind the code. */
export async function provenPhone(
  stage: Stage,
  mobile: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await stage.phone(options)
  await prove(stage, page, mobile)
  return page
}

/** Gives this phone a new session, as if a code had been entered. */
export async function prove(stage: Stage, page: Page, mobile: string): Promise<void> {
  const [name = '', value = ''] = (await plantSession(stage.house, mobile)).split('=')
  await page.context().addCookies([{ name, value, url: stage.house.origin }])
}

/** Brings a phone before the choice with the ten seconds of reading behind it, on the house's clock. */
export async function comeToChoice(stage: Stage, page: Page, offerId: string): Promise<void> {
  await readThrough(stage.house, await clientOf(stage, page), offerId)
  await page.goto(`/offer/${offerId}/read`)
  await page.getByText('您已经读过这份说明').waitFor()
  await press(page, '我已阅读，去确认')
  await arrive(page, '是否享受这笔返还？')
}

/** Chooses, and stands before 提交. */
export async function comeToCheck(
  stage: Stage,
  page: Page,
  offerId: string,
  words: ChoiceWords,
): Promise<void> {
  await comeToChoice(stage, page, offerId)
  await choose(page, words)
  await press(page, '下一步：核对并提交')
  await arrive(page, '核对您的选择')
}

/** Says yes to the question that a decline asks. */
export async function submitDecline(page: Page): Promise<void> {
  await press(page, '提交')
  await press(page, '确定放弃并提交')
}
