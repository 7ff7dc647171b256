import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { plantUnit } from '../support/plant-account.ts'
import { giveCookie } from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, press } from './steps.ts'

const stage = openStage()

/** The businesses under one heading of the home. */
const businesses = (page: Page, heading: string): Promise<string[]> =>
  page.locator('section', { hasText: heading }).locator('.name').allInnerTexts()

/** The home of a unit that has just signed in. */
async function homeOf(page: Page): Promise<void> {
  const unit = await plantUnit(stage.house)
  await giveCookie(stage, page, unit.cookie)
  await page.goto('/home')
  await arrive(page, unit.unitName)
  await press(page, '稍后')
}

it('shows the entrance with a certificate where it is, and fakes none', async () => {
  const page = await stage.phone()
  await page.goto('/login')
  await page.getByText('有 UKey？').click()
  await page.getByText('请用电脑打开，插入 UKey 登录').waitFor()
  const portal = page.getByRole('link', { name: 'https://siwsfw.hrss.henan.gov.cn' })
  expect(await portal.getAttribute('href')).toBe('https://siwsfw.hrss.henan.gov.cn')
  await look(page, '01-certificate')
  const calls: string[] = []
  page.on('request', (request) => calls.push(request.url()))
  await page.route('https://siwsfw.hrss.henan.gov.cn/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>portal</title><h1>portal</h1>' }),
  )
  await portal.click()
  await page.waitForURL('https://siwsfw.hrss.henan.gov.cn/')
  expect(calls.filter((url) => url.startsWith(`${stage.house.origin}/api`))).toEqual([])
})

it('lists three businesses in 2023 and leads to the portal for what is not served here', async () => {
  const page = await stage.phone()
  await homeOf(page)
  expect(await businesses(page, '免数字证书可办')).toEqual([
    '普通稳岗返还申报',
    '应急稳岗返还申报',
    '单位缓缴登记申报',
  ])
  expect(await businesses(page, '需要数字证书（UKey）')).toEqual(['一次性扩岗补助申请'])
  await press(page, '单位缓缴登记申报')
  const open = page.getByRole('link', { name: '打开省网上服务平台' })
  expect(await open.getAttribute('href')).toMatch(/^https:\/\/[a-z]+\.(hrss\.henan\.gov|hnylbx)\./)
  await look(page, '02-elsewhere', { statuses: [403, 409] })
})

it('lists two businesses and one address in 2024', async () => {
  stage.house.clock.set('2024-03-01T10:00:00+08:00')
  const page = await stage.phone()
  await homeOf(page)
  expect(await businesses(page, '免数字证书可办')).toEqual(['普通稳岗返还申报', '单位缓缴登记申报'])
  expect(await businesses(page, '需要数字证书（UKey）')).toEqual([
    '应急稳岗返还申报',
    '一次性扩岗补助申请',
  ])
  const addresses = new Set<string | null>()
  for (const name of ['单位缓缴登记申报', '应急稳岗返还申报', '一次性扩岗补助申请']) {
    await press(page, name)
    const open = page.getByRole('link', { name: '打开省网上服务平台' })
    addresses.add(await open.getAttribute('href'))
    await press(page, '关闭')
    await open.waitFor({ state: 'hidden' })
  }
  await look(page, '03-home-2024', { statuses: [403, 409] })
  await page.goto('/register')
  await page.getByText('有 UKey（数字证书）？').click()
  const portal = page.getByRole('link', { name: /^https:/ })
  addresses.add(await portal.getAttribute('href'))
  expect([...addresses]).toEqual(['https://siwsfw.hrss.henan.gov.cn'])
})
