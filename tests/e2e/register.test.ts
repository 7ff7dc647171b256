import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { plantCase } from '../support/plant.ts'
import { madeUpIdNumber } from '../support/plant-account.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, enoughRead } from './steps.ts'

const stage = openStage()
const mobile = '19900770001'

/** A person at a phone: every tap counts, on a field too, and no field may be asked for twice. */
function hand(page: Page) {
  const asked: string[] = []
  let taps = 0
  return {
    asked,
    taps: () => taps,
    async press(words: string | RegExp) {
      taps += 1
      await page
        .getByRole('button', { name: words })
        .or(page.getByRole('link', { name: words }))
        .first()
        .click()
    },
    async check(words: string | RegExp, role: 'checkbox' | 'radio') {
      taps += 1
      await page.getByRole(role, { name: words }).check()
    },
    async type(label: string, text: string) {
      taps += 1
      asked.push(label)
      await page.getByLabel(label, { exact: true }).fill(text)
    },
    async enterCode(act: string) {
      const digits = await codeIn(stage, mobile)
      taps += 1
      await page
        .getByLabel('6 位验证码')
        .or(page.getByLabel('验证码', { exact: true }))
        .fill(digits)
      await this.press(act)
    },
  }
}

it('leads from a blank phone to the answer of an offer, with the clerk in between', async () => {
  const { house } = stage
  const desk = await openDesk(house)
  const unit = await plantCase(house, { unitName: '巩义市示例（联合）机械有限公司' })
  const page = await stage.phone()
  const person = hand(page)

  await page.goto('/')
  await person.press('四步开通')
  await arrive(page, '四步开通，手机就能办')
  await look(page, '01-four-steps')
  await person.press('注册经办人账号')
  await person.type('姓名', '张示例')
  await person.type('身份证号', madeUpIdNumber(77))
  await person.type('手机号', mobile)
  await look(page, '02-person')
  await person.press('获取验证码')
  await arrive(page, '输入验证码')
  await look(page, '03-code')
  await person.enterCode('注册')

  await arrive(page, '登记统一社会信用代码和手机号')
  await person.type('统一社会信用代码', unit.uscc.toLowerCase())
  await person.type('单位名称', '巩义市示例(联合)机械有限公司')
  await look(page, '05-unit')
  await person.press('提交登记')
  await page.getByText('等待核准').first().waitFor()
  await look(page, '06-pending')

  const { maintenances } = await desk('listMaintenances', {})
  const [request] = maintenances
  expect(request).toMatchObject({ uscc: unit.uscc, state: 'pending' })
  await desk('decideMaintenance', {
    params: { maintenanceId: request?.id ?? '' },
    body: { decision: 'certify' },
  })

  await page.reload()
  await person.press('去开通')
  await arrive(page, '核对后开通')
  await look(page, '07-open')
  await person.check(/我已阅读并同意/, 'checkbox')
  await person.press('获取验证码')
  await arrive(page, '输入验证码')
  await person.enterCode('开通单位网上服务')
  await arrive(page, '单位网上服务已开通')
  await page.getByText('可不办 CA 证书').first().waitFor()
  await look(page, '08-opened')

  await person.press('返回登录页')
  await arrive(page, '登录单位账号')
  expect(await page.getByLabel('统一社会信用代码').inputValue()).toContain(unit.uscc.slice(-4))
  await look(page, '09-login')
  await person.press('获取验证码')
  await arrive(page, '输入验证码')
  await person.enterCode('登录')
  await arrive(page, '注册单位管理员')
  await look(page, '10-administrator')
  await person.press('获取验证码')
  await arrive(page, '输入验证码')
  await person.enterCode('注册')

  await page.getByText('您单位有一笔稳岗返还待确认，现在办理吗？').waitFor()
  await look(page, '11-home-question')
  const toTheHome = person.taps()
  await person.press('去办理')
  await page.getByText('经核定，您单位可以享受').waitFor()
  await look(page, '12-offer')
  await person.press('阅读政策并确认')
  await enoughRead(page)
  await person.press('我已阅读，去确认')
  await arrive(page, '是否享受这笔返还？')
  await person.check('确认享受', 'radio')
  await page.getByText('已存在待办里').waitFor()
  await person.press('下一步：核对并提交')
  await person.press('提交')
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  await look(page, '13-done')

  await page.goto('/home')
  await page.getByText('已确认享受').first().waitFor()
  expect(await page.getByText('现在办理吗？').count(), 'asked once after a sign-in').toBe(0)
  await look(page, '14-home')
  expect(toTheHome).toBeLessThan(25)
  expect(person.asked).toEqual([...new Set(person.asked)])

  const { case: found } = await desk('getStaffCase', { params: { caseNo: unit.caseNo } })
  expect(found.answer).toMatchObject({ choice: 'ACCEPT', channel: 'portal' })
})
