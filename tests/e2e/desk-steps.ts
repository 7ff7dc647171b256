import type { Role } from '@wengang/contracts'
import type { Page } from 'playwright-core'
import { plantStaff } from '../support/plant-staff.ts'
import type { Stage } from './stage.ts'

export const password = '郑东新区的第九棵柳树'

/** Plants a person who can sign in. */
export async function plantPerson(stage: Stage, roles: readonly Role[], regionCode = '41') {
  return plantStaff(stage.house, roles, regionCode, password)
}

/** Fills in the sign-in that stands on the page. */
export async function signIn(page: Page, name: string, given = password): Promise<void> {
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('密码').fill(given)
  await page.getByRole('button', { name: '登录' }).click()
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
