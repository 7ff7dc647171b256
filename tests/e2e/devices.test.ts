import { expect, it } from 'vitest'
import { plantUnit } from '../support/plant-account.ts'
import { messagesTo, proveAccount, signInUnit } from './account-steps.ts'
import { weChat } from './phones.ts'
import { look, openStage } from './stage.ts'
import { arrive, linkIn, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

it('tells of a sign-in from a new device, whose link ends it', async () => {
  const unit = await plantUnit(stage.house)
  const own = await stage.phone(weChat)
  await signInUnit(stage, own, unit)
  await press(own, '稍后')
  const told = await messagesTo(stage, unit.certified, 'newDevice')

  stage.house.clock.advance(minuteMs)
  const strange = await stage.phone({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/110' })
  await signInUnit(stage, strange, unit)
  await press(strange, '稍后')
  expect(await messagesTo(stage, unit.certified, 'newDevice')).toBe(told + 1)

  const anyPhone = await stage.phone()
  await anyPhone.goto(await linkIn(stage, unit.certified, 'newDevice'))
  await arrive(anyPhone, '您单位的账号')
  await look(anyPhone, '01-not-me')
  await press(anyPhone, '结束该登录')
  await arrive(anyPhone, '该登录已经结束')
  await look(anyPhone, '02-ended')

  await press(strange, '我的账号和登录设备')
  await arrive(strange, '登录单位账号')
  await strange.getByText('已在别处退出').waitFor()
  await look(strange, '03-signed-out', { statuses: [401] })
  await press(own, '我的账号和登录设备')
  await arrive(own, '我的账号')

  // The browser was forgotten with its session: the next time it is new again.
  stage.house.clock.advance(minuteMs)
  await proveAccount(stage, strange, unit.certified, '登录')
  await arrive(strange, '我的账号')
  expect(await messagesTo(stage, unit.certified, 'newDevice')).toBe(told + 2)
})

it('lists the devices of an account, and ends one from another', async () => {
  const unit = await plantUnit(stage.house)
  const lost = await stage.phone(weChat)
  await signInUnit(stage, lost, unit)
  await press(lost, '稍后')
  stage.house.clock.advance(minuteMs)
  const own = await stage.phone({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/110' })
  await signInUnit(stage, own, unit)
  await press(own, '稍后')
  await press(own, '我的账号和登录设备')
  const devices = own
    .locator('section', { hasText: '登录的设备' })
    .getByRole('heading', { level: 3 })
  // The third is the session that was planted with the unit.
  await expect.poll(() => devices.count()).toBe(3)
  expect(await devices.allInnerTexts()).toContain('Windows 电脑 Chrome 浏览器')
  const phoneName = '安卓手机 微信'
  await look(own, '04-devices')
  await own.getByRole('button').filter({ hasText: phoneName }).click()
  await own.getByText(`${phoneName} 已退出。`).waitFor()
  await expect.poll(() => devices.count()).toBe(2)
  await look(own, '05-one-ended')
  await press(lost, '我的账号和登录设备')
  await arrive(lost, '登录单位账号')
})
