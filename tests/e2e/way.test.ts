import { expect, it } from 'vitest'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, enterCode, invitedFirm, press } from './steps.ts'

const stage = openStage()

it('leads from the link to the receipt', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await look(page, '01-link')
  await press(page, '获取验证码')
  await look(page, '02-code')
  await enterCode(page, await codeIn(stage, firm.mobile))
  await page.getByText('经核定，您单位可以享受').waitFor()
  await look(page, '03-offer')
  await press(page, '阅读政策并确认')
  await arrive(page, /稳岗返还政策确认信息/)
  await look(page, '04-reading')
  const finish = page.getByRole('button', { name: '我已阅读，去确认' })
  await expect.poll(() => finish.getAttribute('aria-disabled'), { timeout: 20_000 }).toBeNull()
  await look(page, '05-read')
  await finish.click()
  await arrive(page, '是否享受这笔返还？')
  await look(page, '06-choice')
})
