import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { plantUnit, type PlantedUnit } from '../support/plant-account.ts'
import { fill, letPass, newcomer, pressByKey, typeDigits } from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, press } from './steps.ts'

const stage = openStage({}, ['a message did not go out'])
const minuteMs = 60_000

/** Six digits that are not these. */
const otherThan = (code: string): string =>
  code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

/** A unit at its sign-in, whose code was asked for. */
async function atTheCode(): Promise<{ page: Page; unit: PlantedUnit }> {
  const unit = await plantUnit(stage.house)
  const page = await stage.phone()
  await page.clock.install({ time: stage.house.clock.now() })
  await page.goto(`/login?uscc=${unit.uscc}`)
  await press(page, '获取验证码')
  await arrive(page, '输入验证码')
  return { page, unit }
}

/** Types digits that are wrong, so often. */
async function typeWrong(page: Page, code: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await fill(page, { '6 位验证码': otherThan(code) })
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/units/sign-in'))
    await press(page, '登录')
    await answered
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  }
}

it('tells how many tries a wrong code leaves, and sends another after the last', async () => {
  const { page, unit } = await atTheCode()
  const code = await codeIn(stage, unit.certified)
  await fill(page, { '6 位验证码': otherThan(code) })
  await press(page, '登录')
  await page.getByText('验证码不对，还可以试 4 次').waitFor()
  const field = page.getByLabel('6 位验证码')
  await expect.poll(() => field.evaluate((el) => el === document.activeElement)).toBe(true)
  await look(page, '01-wrong', { statuses: [422] })
  await typeWrong(page, code, 4)
  await page.getByText('这个验证码已经输错 5 次，请重新获取').waitFor()
  await look(page, '02-spent', { statuses: [422] })
  await letPass(stage, page, minuteMs)
  await pressByKey(page, '重新发送')
  await page.getByText('已重新发送').waitFor()
  await typeDigits(stage, page, unit.certified, '登录')
  await arrive(page, unit.unitName)
})

it('refuses a late code, and sends another', async () => {
  const { page, unit } = await atTheCode()
  await fill(page, { '6 位验证码': await codeIn(stage, unit.certified) })
  await letPass(stage, page, 5 * minuteMs)
  await press(page, '登录')
  await page.getByText('验证码已经失效，请重新获取').waitFor()
  await look(page, '03-late', { statuses: [422] })
  await pressByKey(page, '重新发送')
  await page.getByText('已重新发送').waitFor()
  await typeDigits(stage, page, unit.certified, '登录')
  await arrive(page, unit.unitName)
})

it('tells by itself that the gateway is down, and sends another at once', async () => {
  stage.house.gateway.down = true
  const { page, unit } = await atTheCode()
  await letPass(stage, page, 5_000)
  await page.getByText('短信没有发出去，请重新发送').waitFor()
  await look(page, '04-gateway-down')
  stage.house.gateway.down = false
  await pressByKey(page, '重新发送')
  await page.getByText('已重新发送').waitFor()
  await typeDigits(stage, page, unit.certified, '登录')
  await arrive(page, unit.unitName)
})

it('locks an account after ten wrong codes, says until when, and no new code opens it', async () => {
  const { page, unit } = await atTheCode()
  await typeWrong(page, await codeIn(stage, unit.certified), 5)
  await letPass(stage, page, minuteMs)
  await press(page, '重新发送')
  await page.getByText('已重新发送').waitFor()
  await typeWrong(page, await codeIn(stage, unit.certified), 5)
  const locked = page.getByText(
    /账号暂时锁定，\d+月\d+日 \d\d:\d\d 以后再试。重新获取验证码不能解锁/,
  )
  await locked.waitFor()
  await look(page, '05-locked', { statuses: [422, 429] })
  const act = page.getByRole('button', { name: '登录', exact: true })
  expect(await act.getAttribute('aria-disabled')).toBe('true')

  const another = await stage.phone()
  await another.goto(`/login?uscc=${unit.uscc}`)
  await press(another, '获取验证码')
  await another.getByText('账号暂时锁定').waitFor()
  await look(another, '06-locked-elsewhere', { statuses: [429] })
  await letPass(stage, page, 10 * minuteMs)
  await another.reload()
  await press(another, '获取验证码')
  await typeDigits(stage, another, unit.certified, '登录')
  await arrive(another, unit.unitName)
})

it('tells at the sign-in that the certified phone has changed, and signs in by the new one', async () => {
  const { page, unit } = await atTheCode()
  await fill(page, { '6 位验证码': await codeIn(stage, unit.certified) })
  const { mobile } = newcomer()
  const desk = await openDesk(stage.house)
  await desk('changeAgent', {
    params: { uscc: unit.uscc },
    body: {
      agentName: '王试用',
      mobile,
      identitySeen: true,
      authorisationSeen: true,
      reason: '经办人换人',
    },
  })
  await press(page, '登录')
  await page.getByText('登记的手机号刚刚变更').waitFor()
  await look(page, '07-phone-changed', { statuses: [409] })
  await pressByKey(page, '重新登录')
  await arrive(page, '登录单位账号')
  expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
  await press(page, '获取验证码')
  await page.getByText(`已发送到 199****${mobile.slice(-4)}`).waitFor()
  await typeDigits(stage, page, mobile, '登录')
  // Whoever is the agent now registers anew as the administrator.
  await arrive(page, '注册单位管理员')
})
