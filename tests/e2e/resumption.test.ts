import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { plantPerson } from '../support/plant-account.ts'
import { plantCase } from '../support/plant.ts'
import {
  fill,
  giveCookie,
  letPass,
  maintainAtHall,
  messagesTo,
  newcomer,
  signInPerson,
  typeDigits,
} from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000
/** Longer than anything that would send by itself once there is a network again. */
const aWhileMs = 1_500

const valueOf = (page: Page, label: string): Promise<string> =>
  page.getByLabel(label, { exact: true }).inputValue()

/** Presses without a network, is told that nothing was sent, and gets the network back. */
async function pressInVain(page: Page, act: string, words: string): Promise<void> {
  await page.context().setOffline(true)
  await press(page, act)
  await page.getByText(words).waitFor()
  await page.getByText('没有网络，您填的内容还在').waitFor()
  await page.context().setOffline(false)
  await page.getByText('没有网络，您填的内容还在').waitFor({ state: 'hidden' })
  await page.waitForTimeout(aWhileMs)
}

it('keeps half-typed forms through a reload and a dead network, and sends nothing by itself', async () => {
  const who = newcomer()
  const unit = await plantCase(stage.house)
  const page = await stage.phone()
  const writes: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') writes.push(new URL(request.url()).pathname)
  })
  await page.goto('/register/person')
  await fill(page, { 姓名: who.name, 身份证号: who.idNumber, 手机号: who.mobile })
  await page.reload()
  await arrive(page, '先登记经办人')
  expect(await valueOf(page, '姓名')).toBe(who.name)
  expect(await valueOf(page, '身份证号')).toBe(who.idNumber)
  expect(await valueOf(page, '手机号')).toBe(who.mobile)

  await pressInVain(page, '获取验证码', '没有网络，验证码还没有发送')
  await look(page, '01-not-sent', { offline: true })
  expect(await messagesTo(stage, who.mobile, 'code')).toBe(0)
  expect(await valueOf(page, '身份证号')).toBe(who.idNumber)
  await press(page, '获取验证码')
  await arrive(page, '输入验证码')

  await page.reload()
  await arrive(page, '输入验证码')
  await fill(page, { '6 位验证码': await codeIn(stage, who.mobile) })
  await pressInVain(page, '注册', '没有网络，还没有提交')
  await look(page, '02-not-registered', { offline: true })
  await arrive(page, '输入验证码')
  await press(page, '注册')

  await arrive(page, '登记统一社会信用代码和手机号')
  await fill(page, { 统一社会信用代码: unit.uscc, 单位名称: unit.unitName })
  await page.reload()
  await arrive(page, '登记统一社会信用代码和手机号')
  expect(await valueOf(page, '统一社会信用代码')).toBe(unit.uscc)
  expect(await valueOf(page, '单位名称')).toBe(unit.unitName)
  await pressInVain(page, '提交登记', '没有网络，还没有提交')
  await look(page, '03-not-requested', { offline: true })
  expect(await requestsOf(unit.unitId)).toBe(0)
  await press(page, '提交登记')
  await page.getByText('等待核准').first().waitFor()
  expect(await requestsOf(unit.unitId)).toBe(1)
  // Each press with a network, and nothing besides.
  expect(writes.filter((path) => !path.startsWith('/api/session'))).toHaveLength(6)
})

it('shows the same steps on a second phone after a sign-in by ID number', async () => {
  const agent = await plantPerson(stage.house)
  const unit = await plantCase(stage.house)
  await maintainAtHall(stage, unit, agent)
  const first = await stage.phone()
  await giveCookie(stage, first, agent.cookie)
  await first.goto('/register')
  await first.getByRole('link', { name: '去开通' }).waitFor()
  const steps = (page: Page): Promise<string> => page.locator('main').innerText()

  const second = await stage.phone()
  await second.goto('/register')
  await press(second, '已有经办人账号，登录')
  await signInPerson(stage, second, agent)
  await arrive(second, '四步开通，手机就能办')
  await second.getByRole('link', { name: '去开通' }).waitFor()
  expect(await steps(second)).toBe(await steps(first))
  expect(await steps(second)).toContain(unit.uscc)
})

it('comes back to the opening with everything kept after the sign-in ran out', async () => {
  const agent = newcomer()
  const unit = await plantCase(stage.house)
  await maintainAtHall(stage, unit, agent)
  const colleague = await plantPerson(stage.house)
  const page = await stage.phone()
  await page.clock.install({ time: stage.house.clock.now() })
  await giveCookie(stage, page, colleague.cookie)
  await page.goto('/register/open')
  await fill(page, {
    统一社会信用代码: unit.uscc,
    单位名称: unit.unitName,
    登记的手机号: agent.mobile,
  })
  await page.getByRole('checkbox').check()
  await press(page, '获取验证码')
  await arrive(page, '输入验证码')
  await fill(page, { '6 位验证码': await codeIn(stage, agent.mobile) })
  await letPass(stage, page, 16 * minuteMs)
  await press(page, '开通单位网上服务')
  await page.getByText('登录已过期').waitFor()
  await look(page, '04-ran-out', { statuses: [401] })
  await signInPerson(stage, page, colleague)

  await arrive(page, '核对后开通')
  expect(new URL(page.url()).pathname).toBe('/register/open')
  expect(await valueOf(page, '统一社会信用代码')).toBe(unit.uscc)
  expect(await valueOf(page, '单位名称')).toBe(unit.unitName)
  expect(await valueOf(page, '登记的手机号')).toBe(agent.mobile)
  expect(await page.getByRole('checkbox').isChecked()).toBe(true)
  await look(page, '05-back')
  await press(page, '获取验证码')
  await typeDigits(stage, page, agent.mobile, '开通单位网上服务')
  await arrive(page, '单位网上服务已开通')
})

/** How many requests for maintenance there are of a unit. */
async function requestsOf(unitId: string): Promise<number> {
  const rows = await stage.house.services.store.read
    .selectFrom('maintenance')
    .select('id')
    .where('unit_id', '=', unitId)
    .execute()
  return rows.length
}
