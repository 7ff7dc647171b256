import { maskMobile } from '@wengang/identifiers'
import type { Locator, Page } from 'playwright-core'
import { openDesk } from '../support/desk.ts'
import { madeUpIdNumber, type PlantedUnit } from '../support/plant-account.ts'
import type { PlantedCase } from '../support/plant.ts'
import type { Stage } from './stage.ts'
import { arrive, codeIn, press } from './steps.ts'

/** What somebody types who has no account yet. */
export interface Newcomer {
  name: string
  idNumber: string
  mobile: string
}

let made = 0

/** Somebody who was never here, with a number of their own in this file. */
export function newcomer(): Newcomer {
  made += 1
  return {
    name: '张示例',
    idNumber: madeUpIdNumber(700 + made),
    mobile: String(19_900_780_000 + made),
  }
}

/** Types into fields by what they are called. */
export async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) {
    await page.getByLabel(label, { exact: true }).fill(text)
  }
}

/** Types the digits that came last to a phone, and presses what they are for. */
export async function typeDigits(
  stage: Stage,
  page: Page,
  mobile: string,
  act: string,
): Promise<void> {
  await arrive(page, '输入验证码')
  await page.getByLabel('6 位验证码').fill(await codeIn(stage, mobile))
  await press(page, act)
}

/** Asks for the code of an account, types it, and presses what it is for. */
export async function proveAccount(
  stage: Stage,
  page: Page,
  mobile: string,
  act: string,
): Promise<void> {
  await press(page, '获取验证码')
  await typeDigits(stage, page, mobile, act)
}

/** Signs a unit in at `/login`, by the certified mobile or by an operator's own. */
export async function signInUnit(
  stage: Stage,
  page: Page,
  unit: Pick<PlantedUnit, 'uscc' | 'certified'>,
  own?: string,
): Promise<void> {
  await page.goto('/login')
  await fill(page, { 统一社会信用代码: unit.uscc })
  if (own !== undefined) {
    await page.getByText('我是操作员').click()
    await fill(page, { 本人手机号: own })
  }
  await proveAccount(stage, page, own ?? unit.certified, '登录')
}

/** Signs a personal account in by its ID number. */
export async function signInPerson(
  stage: Stage,
  page: Page,
  who: Pick<Newcomer, 'idNumber' | 'mobile'>,
): Promise<void> {
  await arrive(page, '用身份证号登录')
  await fill(page, { 身份证号: who.idNumber })
  await proveAccount(stage, page, who.mobile, '登录')
}

/** Gives a page a session that was planted. */
export async function giveCookie(stage: Stage, page: Page, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: stage.house.origin }])
}

/** Time passes in the house and on a phone whose clock was installed. */
export async function letPass(stage: Stage, page: Page, ms: number): Promise<void> {
  stage.house.clock.advance(ms)
  await page.clock.fastForward(ms)
}

/** A clerk maintains a unit for an agent at the hall. */
export async function maintainAtHall(
  stage: Stage,
  unit: Pick<PlantedCase, 'uscc' | 'unitName'>,
  agent: Pick<Newcomer, 'name' | 'idNumber' | 'mobile'>,
): Promise<void> {
  const desk = await openDesk(stage.house)
  await desk('recordMaintenance', {
    body: {
      uscc: unit.uscc,
      unitName: unit.unitName,
      agentName: agent.name,
      agentIdNumber: agent.idNumber,
      mobile: agent.mobile,
      licenceSeen: true,
      identitySeen: true,
    },
  })
}

/** How many messages of a kind have gone to a phone. */
export async function messagesTo(stage: Stage, mobile: string, kind: string): Promise<number> {
  const outbox = await stage.phone()
  await outbox.goto('/dev/outbox')
  const messages = outbox.locator(`article[data-kind=${kind}]`, { hasText: maskMobile(mobile) })
  const count = await messages.count()
  await outbox.context().close()
  return count
}

const mostTabs = 60

/** Goes to something by the Tab key alone; fails where it cannot be reached. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`not reached by Tab: ${String(wanted)}`)
}

/** Presses a button, or follows a link, by keyboard alone. */
export async function pressByKey(page: Page, words: string | RegExp): Promise<void> {
  const wanted = page
    .getByRole('button', { name: words })
    .or(page.getByRole('link', { name: words }))
    .first()
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}
