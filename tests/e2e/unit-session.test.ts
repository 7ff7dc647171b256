import { timing } from '@wengang/contracts'
import { describe, expect, it } from 'vitest'
import { plantUnit } from '../support/plant-account.ts'
import { must } from '../support/staff-acts.ts'
import { fill, giveCookie, letPass, proveAccount, signInUnit } from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, clientOf, comeToChoice, press, submit } from './steps.ts'

const stage = openStage()
const secondMs = 1_000

describe('the sign-in of a unit', () => {
  it('is told to run out 150 seconds before its end, and one press keeps it', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await page.clock.install({ time: stage.house.clock.now() })
    await giveCookie(stage, page, unit.cookie)
    await page.goto('/me')
    await arrive(page, '我的账号')
    const soon = page.getByText('登录快到期了')
    const untilSoon = timing.sessionIdleMs - 150 * secondMs

    await letPass(stage, page, untilSoon - 30 * secondMs)
    expect(await soon.count()).toBe(0)
    await letPass(stage, page, 30 * secondMs)
    await soon.waitFor()
    await look(page, '01-soon')
    await press(page, '继续办理')
    await soon.waitFor({ state: 'hidden' })

    await letPass(stage, page, untilSoon - 30 * secondMs)
    expect(await soon.count()).toBe(0)
    await page.goto('/home')
    await arrive(page, unit.unitName)
  })

  it('that ran out says so by itself, and leads back to the same page', async () => {
    const unit = await plantUnit(stage.house)
    const page = await stage.phone()
    await page.clock.install({ time: stage.house.clock.now() })
    await signInUnit(stage, page, unit)
    await press(page, '稍后')
    await press(page, '我的账号和登录设备')
    await arrive(page, '我的账号')
    await letPass(stage, page, timing.sessionIdleMs + secondMs)
    await page.getByText('登录已过期').waitFor()
    await look(page, '02-over')
    await press(page, '重新登录')
    await arrive(page, '登录单位账号')
    await proveAccount(stage, page, unit.certified, '登录')
    await arrive(page, '我的账号')
  })

  it('of an operator runs out at an answer, whose choice is kept until it is submitted', async () => {
    const unit = await plantUnit(stage.house, { operatorOf: ['ordinaryRefund'] })
    const page = await stage.phone()
    await signInUnit(stage, page, unit, unit.phone)
    await page.getByText('王操作 · 操作员').waitFor()
    await comeToChoice(stage, page, unit.caseId)
    stage.house.clock.advance(timing.sessionIdleMs + secondMs)
    await page.getByRole('radio', { name: '放弃享受' }).check()
    await page.getByText('先存在这部手机上，还没存到待办').waitFor()
    await press(page, '下一步：核对并提交')
    await fill(page, { '放弃的原因（可以不填）': '今年已停产' })
    await press(page, '提交')
    await press(page, '确定放弃并提交')

    await arrive(page, '登录单位账号')
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
    expect(await page.getByLabel('本人手机号').inputValue()).toBe(unit.phone)
    await look(page, '03-sign-in-again', { statuses: [401] })
    await proveAccount(stage, page, unit.phone, '登录')
    await arrive(page, '核对您的选择')
    await page.getByText('放弃享受').first().waitFor()
    expect(await page.getByLabel('放弃的原因').inputValue()).toBe('今年已停产')
    expect(await page.getByText('可能已经提交').count()).toBe(0)
    const before = await clientOf(stage, page)
    const offer = must(await before('getOffer', { params: { offerId: unit.caseId } })).offer
    expect(offer.answer).toBeNull()
    await press(page, '返回修改')
    await page.getByRole('radio', { name: '确认享受' }).check()
    await press(page, '下一步：核对并提交')
    await submit(page)
    const after = must(await before('getOffer', { params: { offerId: unit.caseId } })).offer
    expect(after.answer).toMatchObject({ choice: 'ACCEPT', channel: 'portal' })
  })
})
