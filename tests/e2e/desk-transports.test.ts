import { expect, it } from 'vitest'
import { withWriter } from '../support/plant.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage({
  DEMO: 'false',
  SMS_TRANSPORT: 'aliyun',
  SMS_CODE_TRANSPORT: 'tencent',
  ALIYUN_ACCESS_KEY_ID: 'LTAI-test',
  ALIYUN_ACCESS_KEY_SECRET: 'secret',
  TENCENT_SECRET_ID: 'AKID-test',
  TENCENT_SECRET_KEY: 'secret',
  TENCENT_SMS_APP_ID: '1400006666',
})

it('the ways out for messages are watched, and switched by one click', async () => {
  const at = stage.house.clock.now()
  await withWriter(stage.house, async (db) => {
    const fault = { transport: 'aliyun', message_id: 'one', kind: 'notTaken', at } as const
    await db
      .insertInto('sms_fault')
      .values({ ...fault, id: 'one', fault: 'isv.AMOUNT_NOT_ENOUGH' })
      .execute()
    await db
      .insertInto('alarm')
      .values({
        id: '01890000-0000-7000-8000-000000000001',
        kind: 'transportErrors',
        subject: 'aliyun',
        facts: JSON.stringify({ errors: 51 }),
        raised_at: at,
        seen_at: at,
        ended_at: null,
      })
      .execute()
  })
  const page = await signedInDesk(stage, ['messageDesk'], '/desk')
  await page.getByText('阿里云短信：一分钟内出错 51 次').waitFor()
  await page.getByRole('navigation').getByRole('link', { name: '短信通道' }).click()
  await page.getByText('阿里云短信：一分钟内出错 51 次').waitFor()
  const row = page.getByRole('row', { name: /阿里云短信/ })
  expect(await row.innerText()).toContain('isv.AMOUNT_NOT_ENOUGH × 1')
  await lookAtDesk(page, 'transports')
  await row.getByRole('button', { name: '切换' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('改走').inputValue()).toBe('tencent')
  await lookAtDesk(page, 'switch')
  await dialog.getByRole('button', { name: '切换' }).click()
  await page.getByText('已切换，从下一条短信起生效。').waitFor()
  await row.getByText('已改走腾讯云短信').waitFor()
  await row.getByRole('button', { name: '恢复' }).click()
  await dialog.getByRole('button', { name: '恢复' }).click()
  await page.getByText('已恢复，从下一条短信起生效。').waitFor()
  await row.getByText('有告警').waitFor()
})
