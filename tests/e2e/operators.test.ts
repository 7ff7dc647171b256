import { expect, it } from 'vitest'
import { plantUnit } from '../support/plant-account.ts'
import { must } from '../support/staff-acts.ts'
import { fill, giveCookie, messagesTo, newcomer, signInUnit } from './account-steps.ts'
import { look, openStage } from './stage.ts'
import { arrive, clientOf, comeToCheck, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

it('shows an operator what was given and no more, and ends it in the middle of an answer', async () => {
  const unit = await plantUnit(stage.house)
  const { mobile: own } = newcomer()
  const page = await stage.phone()
  await giveCookie(stage, page, unit.cookie)
  await page.goto('/me/operators')
  await press(page, '开启内部管理')
  await press(page, '确定开启')
  await page.getByText('还没有操作员').waitFor()
  await press(page, '邀请操作员')
  await fill(page, { 姓名: '王操作', 操作员本人的手机号: own })
  await page.getByText('普通稳岗返还申报').click()
  await press(page, '发出邀请')
  await arrive(page, '邀请已发出')
  expect(await messagesTo(stage, own, 'operatorInvited')).toBe(1)

  const other = await stage.phone()
  await signInUnit(stage, other, unit, own)
  await press(other, '稍后')
  await other.getByText('王操作 · 操作员').waitFor()
  expect(await other.getByText('操作员管理').count()).toBe(0)
  await press(other, '应急稳岗返还申报')
  await other.getByText('没有给您开通“应急稳岗返还申报”，请联系管理员').waitFor()
  await look(other, '01-not-given', { statuses: [403] })
  await other.goto('/me/operators')
  await other.getByText('这一项由单位管理员办理').waitFor()
  await look(other, '02-administrator-only', { statuses: [403] })
  await comeToCheck(stage, other, unit.caseId, '确认享受')

  await press(page, '回到操作员管理')
  await press(page, /^撤回\s*王操作$/)
  await press(page, '确定撤回')
  await page.getByText('已撤回 王操作。').waitFor()

  await press(other, '提交')
  await arrive(other, '登录单位账号')
  await other.getByText('已在别处退出').waitFor()
  await press(other, '获取验证码')
  await other.getByText('邀请已经过期、撤回').waitFor()
  await look(other, '03-withdrawn', { statuses: [401, 422] })
  const client = await clientOf(stage, page)
  const { offer } = must(await client('getOffer', { params: { offerId: unit.caseId } }))
  expect(offer.answer).toBeNull()
})

it('lets a bookkeeper go between two units without another code', async () => {
  const first = await plantUnit(stage.house)
  const second = await plantUnit(stage.house, { certified: first.certified })
  const page = await stage.phone()
  await signInUnit(stage, page, first)
  await press(page, '稍后')
  const codes = await messagesTo(stage, first.certified, 'code')
  stage.house.clock.advance(minuteMs)
  await press(page, '切换单位')
  await look(page, '04-switch')
  await press(page, second.unitName)
  await arrive(page, second.unitName)
  await press(page, '去办理')
  await page.getByText('经核定，您单位可以享受').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/offer/${second.caseId}`)
  // The other unit is not within reach of this session until it is switched to.
  const client = await clientOf(stage, page)
  expect(await client('getOffer', { params: { offerId: first.caseId } })).toMatchObject({
    ok: false,
    code: 'NOT_FOUND',
  })
  await page.goto('/me')
  await press(page, '切换单位')
  await press(page, first.unitName)
  await arrive(page, first.unitName)
  expect(await messagesTo(stage, first.certified, 'code')).toBe(codes)
})
