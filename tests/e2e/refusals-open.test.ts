import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { plantPerson, type PlantedPerson, plantUnit } from '../support/plant-account.ts'
import { plantCase, type PlantedCase } from '../support/plant.ts'
import {
  fill,
  giveCookie,
  letPass,
  maintainAtHall,
  newcomer,
  pressByKey,
  proveAccount,
  signInUnit,
  typeDigits,
} from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

interface Opening {
  page: Page
  agent: PlantedPerson
  unit: PlantedCase
}

/** The agent of a maintained unit, whose code for its opening is on its way. */
async function atTheCode(): Promise<Opening> {
  const agent = await plantPerson(stage.house, { name: '李示例' })
  const unit = await plantCase(stage.house)
  await maintainAtHall(stage, unit, agent)
  const page = await stage.phone()
  await page.clock.install({ time: stage.house.clock.now() })
  await giveCookie(stage, page, agent.cookie)
  await page.goto(`/register/open?uscc=${unit.uscc}`)
  await page.getByRole('checkbox').check()
  await press(page, '获取验证码')
  await arrive(page, '输入验证码')
  return { page, agent, unit }
}

it('tells that the certified phone has changed, and sends the next code to the new one at once', async () => {
  const { page, agent, unit } = await atTheCode()
  await fill(page, { '6 位验证码': await codeIn(stage, agent.mobile) })
  const { mobile } = newcomer()
  await maintainAtHall(stage, unit, { ...agent, mobile })
  await press(page, '开通单位网上服务')
  await page.getByText('登记的手机号刚刚变更').waitFor()
  await look(page, '01-phone-changed', { statuses: [409] })
  await pressByKey(page, '重新发送')
  await page.getByText(`已发送到 199****${mobile.slice(-4)}`).waitFor()
  await typeDigits(stage, page, mobile, '开通单位网上服务')
  await arrive(page, '单位网上服务已开通')
})

it('tells the second person who was first, masked, and leads to the sign-in', async () => {
  const { page, agent, unit } = await atTheCode()
  const code = await codeIn(stage, agent.mobile)
  const colleague = await plantPerson(stage.house, { name: '王试用' })
  const other = await stage.phone()
  await giveCookie(stage, other, colleague.cookie)
  await letPass(stage, page, minuteMs)
  await other.goto('/register/open')
  await fill(other, {
    统一社会信用代码: unit.uscc,
    单位名称: unit.unitName,
    登记的手机号: agent.mobile,
  })
  await other.getByRole('checkbox').check()
  await proveAccount(stage, other, agent.mobile, '开通单位网上服务')
  await arrive(other, '单位网上服务已开通')

  await fill(page, { '6 位验证码': code })
  await press(page, '开通单位网上服务')
  await page.getByText(/王\*+ \d+月\d+日 \d\d:\d\d 已经为您单位开通网上服务，请直接登录/).waitFor()
  expect(await page.getByText('王试用').count()).toBe(0)
  await look(page, '02-opened-by-other', { statuses: [409] })
  await pressByKey(page, '去登录单位账号')
  await arrive(page, '登录单位账号')
  expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
})

it('refuses what differs from the maintained data with one neutral sentence', async () => {
  const { page, unit } = await atTheCode()
  const stranger = await plantPerson(stage.house)
  const other = await stage.phone()
  await giveCookie(stage, other, stranger.cookie)
  await other.goto('/register/open')
  await fill(other, {
    统一社会信用代码: unit.uscc,
    单位名称: unit.unitName,
    登记的手机号: newcomer().mobile,
  })
  await other.getByRole('checkbox').check()
  await press(other, '获取验证码')
  await other.getByText('填写的内容和登记的不一致').waitFor()
  await look(other, '03-mismatch', { statuses: [422] })
  await page.context().close()
})

it('lets one of two phones become administrator, and tells the other who it was', async () => {
  const unit = await plantUnit(stage.house, { people: 'none' })
  const [first, second] = [await stage.phone(), await stage.phone()]
  await signInUnit(stage, first, unit)
  await arrive(first, '注册单位管理员')
  stage.house.clock.advance(minuteMs)
  await signInUnit(stage, second, unit)
  await arrive(second, '注册单位管理员')
  stage.house.clock.advance(minuteMs)
  await proveAccount(stage, first, unit.certified, '注册')
  await arrive(first, unit.unitName)
  stage.house.clock.advance(minuteMs)
  await press(second, '获取验证码')
  await second.getByText(/李\*+ \d+月\d+日 \d\d:\d\d 已经注册为您单位的管理员/).waitFor()
  await look(second, '04-administrator-exists', { statuses: [409] })
  await pressByKey(second, '重新登录')
  await arrive(second, '登录单位账号')
  await proveAccount(stage, second, unit.certified, '登录')
  await arrive(second, unit.unitName)
})

it('asks for agreement anew when the text changed at midnight, and opens with the same code', async () => {
  stage.house.clock.set('2023-12-31T23:58:00+08:00')
  const { page, agent, unit } = await atTheCode()
  await fill(page, { '6 位验证码': await codeIn(stage, agent.mobile) })
  await letPass(stage, page, 3 * minuteMs)
  await press(page, '开通单位网上服务')
  await arrive(page, '核对后开通')
  await page.getByText('服务协议已更新，请重新阅读并同意').first().waitFor()
  const tick = page.getByRole('checkbox')
  expect(await tick.isChecked()).toBe(false)
  await look(page, '05-agreement', { statuses: [409] })
  await press(page, '下一步：输入验证码')
  await page.getByText('请先阅读并同意协议').waitFor()
  await tick.check()
  await pressByKey(page, '下一步：输入验证码')
  await typeDigits(stage, page, agent.mobile, '开通单位网上服务')
  await arrive(page, '单位网上服务已开通')
  const account = await stage.house.services.store.read
    .selectFrom('unit_account')
    .select('agreement_version')
    .where('unit_id', '=', unit.unitId)
    .executeTakeFirstOrThrow()
  expect(account.agreement_version).toBe('2024-1')
})
