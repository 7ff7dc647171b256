import { registrationTry } from '@wengang/api/demo/demo-firms'
import type { Page } from 'playwright-core'
import type { Desk } from '../support/desk.ts'
import type { Stage } from './stage.ts'
import { arrive, codeIn, press } from './steps.ts'

const mobile = '19900000321'

/** Walks from a blank phone to the unit's home, as a handler and an office do; answers what the phone shows. */
export async function accountScreens(stage: Stage, page: Page, desk: Desk): Promise<Buffer[]> {
  const screens: Buffer[] = []
  const take = async () => screens.push(await page.screenshot())
  const enter = async (act: string) => {
    await arrive(page, '输入验证码')
    await page.getByLabel('6 位验证码').fill(await codeIn(stage, mobile))
    await press(page, act)
  }

  await page.goto('/register')
  await arrive(page, '四步开通，手机就能办')
  await take()
  await press(page, '注册经办人账号')
  await page.getByLabel('姓名', { exact: true }).fill('王建国')
  await page.getByLabel('身份证号', { exact: true }).fill(registrationTry.idNumber)
  await page.getByLabel('手机号', { exact: true }).fill(mobile)
  await press(page, '获取验证码')
  await enter('注册')
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(registrationTry.uscc)
  await page.getByLabel('单位名称', { exact: true }).fill(registrationTry.unitName)
  await press(page, '提交登记')
  await page.getByText('等待核准').first().waitFor()
  await take()

  const { maintenances } = await desk('listMaintenances', {})
  await desk('decideMaintenance', {
    params: { maintenanceId: maintenances[0]?.id ?? '' },
    body: { decision: 'certify' },
  })
  await page.reload()
  await press(page, '去开通')
  await arrive(page, '核对后开通')
  await take()
  await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
  await press(page, '获取验证码')
  await enter('开通单位网上服务')
  await press(page, '返回登录页')
  await arrive(page, '登录单位账号')
  await take()
  await press(page, '获取验证码')
  await enter('登录')
  await arrive(page, '注册单位管理员')
  await press(page, '获取验证码')
  await enter('注册')
  await page.getByText('现在办理吗？').waitFor()
  await take()
  await press(page, '稍后')
  await arrive(page, registrationTry.unitName)
  await take()
  return screens
}
