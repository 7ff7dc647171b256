import { completeUscc } from '@wengang/identifiers'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { plantPerson, plantUnit, type PlantedPerson } from '../support/plant-account.ts'
import { plantCase, type PlantedCase } from '../support/plant.ts'
import { fill, giveCookie, maintainAtHall, newcomer, pressByKey } from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, press } from './steps.ts'

const stage = openStage()
const dayMs = 24 * 3_600_000

/** A phone on which a person is signed in. */
async function personPhone(): Promise<{ page: Page; person: PlantedPerson }> {
  const person = await plantPerson(stage.house, { name: '李示例' })
  const page = await stage.phone()
  await giveCookie(stage, page, person.cookie)
  return { page, person }
}

/** Types a unit into the request of a maintenance, and sends it. */
async function request(page: Page, uscc: string, unitName: string): Promise<void> {
  await page.goto('/register/unit')
  await fill(page, { 统一社会信用代码: uscc, 单位名称: unitName })
  await press(page, '提交登记')
}

/** The window, what to bring there, and the way back, which is reached by keyboard. */
async function leadsToTheWindow(page: Page): Promise<void> {
  await page.getByText('到窗口办理要带什么').first().waitFor()
  await page.getByText('营业执照（复印件也可以）').first().waitFor()
  await pressByKey(page, '返回')
  await arrive(page, '四步开通，手机就能办')
}

/** The same text with its last character replaced by another. */
const withOtherEnd = (text: string): string => `${text.slice(0, -1)}${text.endsWith('1') ? 2 : 1}`

describe('a wrong check digit', () => {
  it('is told before anything is sent, at its field', async () => {
    const { page } = await personPhone()
    const unit = await plantCase(stage.house)
    const writes: string[] = []
    page.on('request', (call) => {
      if (call.method() === 'POST') writes.push(call.url())
    })
    await request(page, withOtherEnd(unit.uscc), unit.unitName)
    await page.getByText('统一社会信用代码的校验位不对').waitFor()
    const field = page.getByLabel('统一社会信用代码')
    await expect.poll(() => field.evaluate((el) => el === document.activeElement)).toBe(true)
    await look(page, '01-check-digit')

    const fresh = await stage.phone()
    fresh.on('request', (call) => {
      if (call.method() === 'POST') writes.push(call.url())
    })
    const who = newcomer()
    await fresh.goto('/register/person')
    await fill(fresh, { 姓名: who.name, 身份证号: withOtherEnd(who.idNumber), 手机号: who.mobile })
    await press(fresh, '获取验证码')
    await fresh.getByText('身份证号的校验位不对').waitFor()
    expect(writes).toEqual([])
  })
})

describe('a request for maintenance', () => {
  it('of an unknown unit leads to the window', async () => {
    const { page } = await personPhone()
    await request(page, completeUscc('91410181', 'MB000011'), '巩义市示例无档有限公司')
    await page.getByText('没有查到这个统一社会信用代码的单位').waitFor()
    await look(page, '02-unknown', { statuses: [404] })
    await leadsToTheWindow(page)
  })

  it('under another name shows what differs, brackets and blanks aside', async () => {
    const { page, person } = await personPhone()
    const unit = await plantCase(stage.house, { unitName: '巩义市示例（东区）机械有限公司' })
    await maintainAtHall(stage, unit, person)
    await request(page, unit.uscc, '巩义市示例（西区）机械有限公司')
    await page.getByText('和经办机构登记的不一样，请看下面的对比').waitFor()
    await page.getByText('巩义市示例（东区）机械有限公司').waitFor()
    await look(page, '03-name', { statuses: [422] })
    const field = page.getByLabel('单位名称', { exact: true })
    await expect.poll(() => field.evaluate((el) => el === document.activeElement)).toBe(true)
    await field.fill('巩义市示例(东区) 机械有限公司')
    await pressByKey(page, '提交登记')
    await page.getByText('等待核准').first().waitFor()
  })

  it('of a unit that has its service leads to its sign-in', async () => {
    const { page } = await personPhone()
    const unit = await plantUnit(stage.house)
    await request(page, unit.uscc, unit.unitName)
    await page.getByText('您单位已经开通网上服务，请直接登录').waitFor()
    await look(page, '04-registered', { statuses: [409] })
    await pressByKey(page, '去登录单位账号')
    await arrive(page, '登录单位账号')
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
  })

  it('by a second person names the first, masked', async () => {
    const first = await personPhone()
    const unit = await plantCase(stage.house)
    await request(first.page, unit.uscc, unit.unitName)
    await first.page.getByText('等待核准').first().waitFor()
    const second = await personPhone()
    await request(second.page, unit.uscc, unit.unitName)
    await second.page
      .getByText(/李\*+ \d+月\d+日 \d\d:\d\d 已经为您单位提交登记，正在等经办机构核准/)
      .waitFor()
    expect(await second.page.getByText('李示例').count()).toBe(0)
    await look(second.page, '05-pending', { statuses: [409] })
    await pressByKey(second.page, '返回')
    await arrive(second.page, '四步开通，手机就能办')
  })

  it('beyond the quota of the day says when, and how often it may be done still', async () => {
    const unit = await maintained(2)
    const { page } = await personPhone()
    await request(page, unit.uscc, unit.unitName)
    await page.getByText('今天的 2 次维护已经用完，请明天再办，总共还可维护 1 次').waitFor()
    await look(page, '06-today', { statuses: [409] })
    await pressByKey(page, '返回')
    await arrive(page, '四步开通，手机就能办')
  })

  it('beyond the quota for good leads to the window', async () => {
    const unit = await maintained(2)
    stage.house.clock.advance(dayMs)
    await maintainAtHall(stage, unit, newcomer())
    const { page } = await personPhone()
    await request(page, unit.uscc, unit.unitName)
    await page.getByText('3 次维护都已经用完').waitFor()
    await look(page, '07-spent', { statuses: [409] })
    await leadsToTheWindow(page)
  })
})

/** A unit that was maintained at the hall so often today. */
async function maintained(times: number): Promise<PlantedCase> {
  const unit = await plantCase(stage.house)
  for (let time = 0; time < times; time += 1) await maintainAtHall(stage, unit, newcomer())
  return unit
}
