import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { plantUnit, type PlantedUnit } from '../support/plant-account.ts'
import { look, openStage } from './stage.ts'
import { arrive, choose, codeIn, comeToChoice, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

/** Asks for the code of an account, types it, and presses what it is for. */
async function typeCode(page: Page, mobile: string, act: string): Promise<void> {
  await press(page, '获取验证码')
  await page.getByLabel('6 位验证码').waitFor()
  await page.getByLabel('6 位验证码').fill(await codeIn(stage, mobile))
  await press(page, act)
}

async function signIn(page: Page, unit: PlantedUnit): Promise<void> {
  await page.goto('/')
  await press(page, '登录单位账号')
  await page.getByLabel('统一社会信用代码').fill(unit.uscc.toLowerCase())
  await typeCode(page, unit.certified, '登录')
}

describe('the first sign-in of a unit', () => {
  it('registers its administrator and asks once about the open offer', async () => {
    const unit = await plantUnit(stage.house, { people: 'none' })
    const page = await stage.phone()
    await page.goto('/login')
    await arrive(page, '登录单位账号')
    await look(page, '01-login')
    await signIn(page, unit)
    await arrive(page, '注册单位管理员')
    const mobile = page.getByLabel('联系手机')
    expect(await mobile.getAttribute('readonly')).not.toBeNull()
    await look(page, '02-administrator')
    stage.house.clock.advance(minuteMs)
    await typeCode(page, unit.certified, '注册')
    await arrive(page, unit.unitName)
    await page.getByText('您单位有一笔稳岗返还待确认，现在办理吗？').waitFor()
    await look(page, '03-asks')
    await press(page, '稍后')
    await page.getByText('李经办 · 单位管理员').waitFor()
    await page.reload()
    await page.getByText('待办（1）').waitFor()
    expect(await page.getByText('现在办理吗？').count()).toBe(0)
    await look(page, '04-home')
    await press(page, '普通稳岗返还申报')
    await arrive(page, '我的办件')
    await press(page, unit.unitName)
    await page.getByText('经核定，您单位可以享受').waitFor()
    await press(page, '返回')
    await arrive(page, unit.unitName)
    await page.goto('/')
    await arrive(page, unit.unitName)
  })

  it('goes on at once to another unit of the same phone', async () => {
    const first = await plantUnit(stage.house)
    const second = await plantUnit(stage.house, { certified: first.certified })
    const page = await stage.phone()
    await signIn(page, first)
    await arrive(page, first.unitName)
    await press(page, '稍后')
    await press(page, '切换单位')
    await press(page, second.unitName)
    await arrive(page, second.unitName)
  })
})

describe('a sign-in that ran out', () => {
  it('comes back by a fresh code to the answer that was begun', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await signIn(page, unit)
    await press(page, '去办理')
    await page.getByText('经核定，您单位可以享受').waitFor()
    await comeToChoice(stage, page, unit.caseId)
    await choose(page, '确认享受')
    await press(page, '下一步：核对并提交')
    await arrive(page, '核对您的选择')
    stage.house.clock.advance(16 * minuteMs)
    await press(page, '提交')
    await page.getByText('登录已过期').waitFor()
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
    await look(page, '05-ran-out', { statuses: [401] })
    await typeCode(page, unit.certified, '登录')
    await arrive(page, '核对您的选择')
    await press(page, '提交')
    await page.getByText('已提交 1 件，已即时办结').waitFor()
  })
})

describe('refusals at the entrance', () => {
  it('say what is wrong and what comes next', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await page.goto(`/login?uscc=${unit.uscc.slice(0, 17)}`)
    await press(page, '获取验证码')
    await page.getByText('统一社会信用代码是 18 位，现在是 17 位').waitFor()
    await page.getByLabel('统一社会信用代码').fill(unit.uscc)
    await page.getByText('我是操作员').click()
    await page.getByLabel('本人手机号').fill('19900999999')
    await press(page, '获取验证码')
    await page.getByText('对不上').waitFor()
    await look(page, '06-operator-unknown', { statuses: [422] })
    await page.getByText('有 UKey？').click()
    await page.getByRole('link', { name: 'https://siwsfw.hrss.henan.gov.cn' }).waitFor()
  })
})

describe('operators', () => {
  it('are invited, sign in by their own phone, do what was given, and are taken back', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await signIn(page, unit)
    await press(page, '稍后')
    await press(page, '操作员管理')
    await press(page, '开启内部管理')
    await press(page, '确定开启')
    await page.getByText('还没有操作员').waitFor()
    await press(page, '邀请操作员')
    await page.getByLabel('姓名').fill('王操作')
    await page.getByLabel('操作员本人的手机号').fill('199 0088 0001')
    await page.getByText('应急稳岗返还申报').click()
    await press(page, '发出邀请')
    await arrive(page, '邀请已发出')
    await look(page, '07-invited')

    const other = await stage.phone()
    await other.goto(`/login?uscc=${unit.uscc}`)
    await other.getByText('我是操作员').click()
    await other.getByLabel('本人手机号').fill('19900880001')
    await typeCode(other, '19900880001', '登录')
    await other.getByText('王操作 · 操作员').waitFor()
    await other.getByText('这里不显示稳岗返还').waitFor()
    await look(other, '08-operator')

    await press(page, '回到操作员管理')
    await press(page, /^撤回\s*王操作$/)
    await press(page, '确定撤回')
    await page.getByText('已撤回 王操作。').waitFor()
    await other.reload()
    await arrive(other, '登录单位账号')
  })
})

describe('the account page', () => {
  it('shows where the account is signed in, and ends it there and here', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await signIn(page, unit)
    await press(page, '稍后')
    await press(page, '我的账号和登录设备')
    await look(page, '09-me')
    await page.getByRole('button', { name: /^退出(?!登录)/ }).click()
    await page.getByText('已退出。').waitFor()
    await press(page, '退出登录')
    await arrive(page, /稳岗返还/)
    await page.goto('/home')
    await arrive(page, '登录单位账号')
  })
})
