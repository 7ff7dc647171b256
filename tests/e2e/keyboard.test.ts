import { expect, it } from 'vitest'
import { plantCase } from '../support/plant.ts'
import { newcomer, pressByKey, tabTo } from './account-steps.ts'
import { desktop } from './phones.ts'
import { openStage } from './stage.ts'
import { arrive, codeIn } from './steps.ts'

const stage = openStage()

it('registers a person and asks for the maintenance of a unit by keyboard alone', async () => {
  const who = newcomer()
  const unit = await plantCase(stage.house)
  const page = await stage.phone(desktop)
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(text)
  }
  await page.goto('/register')
  await pressByKey(page, '注册经办人账号')
  await arrive(page, '先登记经办人')
  await type('姓名', who.name)
  await type('身份证号', who.idNumber)
  await type('手机号', who.mobile)
  await pressByKey(page, '获取验证码')
  await arrive(page, '输入验证码')
  // The page begins at its heading, from where everything is ahead.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await type('6 位验证码', await codeIn(stage, who.mobile))
  await pressByKey(page, '注册')
  await arrive(page, '登记统一社会信用代码和手机号')
  await type('统一社会信用代码', unit.uscc.toLowerCase())
  await type('单位名称', unit.unitName)
  await pressByKey(page, '提交登记')
  await page.getByText('等待核准').first().waitFor()
  await pressByKey(page, '撤回这次登记')
  await page.getByText('撤回这次登记吗？').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('撤回这次登记吗？').waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('撤回这次登记')
})
