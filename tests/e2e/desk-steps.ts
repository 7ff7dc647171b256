import { totpAt } from '@wengang/api/staff/second-factor/totp'
import type { Role } from '@wengang/contracts'
import type { Page } from 'playwright-core'
import { plantStaff } from '../support/plant-staff.ts'
import type { Stage } from './stage.ts'

export const password = '郑东新区的第九棵柳树'

/** Plants a person who can sign in. */
export async function plantPerson(stage: Stage, roles: readonly Role[], regionCode = '41') {
  return plantStaff(stage.house, roles, regionCode, password)
}

/** Fills in the first step of the sign-in that stands on the page. */
export async function givePassword(page: Page, name: string, given = password): Promise<void> {
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('密码').fill(given)
  await page.getByRole('button', { name: '登录' }).click()
}

/** Signs in for the first time: password, authenticator, recovery codes; answers what was enrolled. */
export async function enrolAtDesk(stage: Stage, page: Page, name: string) {
  await givePassword(page, name)
  await page.getByRole('heading', { name: '开通动态码' }).waitFor()
  const secret = (await page.locator('.is-secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('2. 输入手机上').fill(await shownCode(stage, secret))
  await page.getByRole('button', { name: '开通' }).click()
  await page.getByRole('heading', { name: '请收好恢复码' }).waitFor()
  const recoveryCodes = await page.locator('.code-list li').allInnerTexts()
  return { secret, recoveryCodes }
}

/** What an authenticator shows now. */
export async function shownCode(stage: Stage, secret: string): Promise<string> {
  return (await totpAt(secret, stage.house.clock.now())).code
}

/** Both steps of a sign-in with an authenticator that is enrolled. */
export async function signIn(
  stage: Stage,
  page: Page,
  name: string,
  secret: string,
): Promise<void> {
  await givePassword(page, name)
  await page.getByRole('heading', { name: '确认是您本人' }).waitFor()
  // A code opens once.
  stage.house.clock.advance(30_000)
  await page.getByLabel('动态码').fill(await shownCode(stage, secret))
  await page.getByRole('button', { name: '确认' }).click()
}

/** A desktop computer at which a new person of these roles is signed in already, at this address. */
export async function signedInDesk(
  stage: Stage,
  roles: readonly Role[],
  path = '/desk',
  regionCode = '41',
): Promise<Page> {
  const { token } = await plantStaff(stage.house, roles, regionCode)
  const page = await stage.desktop()
  await page
    .context()
    .addCookies([
      { name: 'wg-staff', value: token, url: stage.house.origin, httpOnly: true, sameSite: 'Lax' },
    ])
  await page.goto(path)
  await page.getByRole('button', { name: '退出' }).waitFor()
  return page
}
