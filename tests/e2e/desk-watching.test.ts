import { runCampaigns } from '@wengang/api/sending/run-campaigns'
import { describe, expect, it } from 'vitest'
import { answer } from '../support/answer.ts'
import { plantCases, plantSession, withWriter } from '../support/plant.ts'
import { plantCampaign } from '../support/plant-campaign.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('a campaign at the desk', () => {
  it('is watched, steered, followed down to one firm, and who is not reached is told otherwise', async () => {
    const { house } = stage
    house.clock.set('2023-12-08T10:00:00+08:00')
    const cases = await plantCases(house, [
      ...Array.from({ length: 8 }, () => ({ regionCode: '410181' })),
      ...Array.from({ length: 3 }, () => ({ regionCode: '410122' })),
      { regionCode: '410122', mobile: null, unitName: '中牟县示例无手机有限公司' },
    ])
    const id = await plantCampaign(house, cases, { per_minute: 6_000 })
    const sent = () =>
      house.services.store.read
        .selectFrom('campaign_message')
        .innerJoin('message', 'message.id', 'campaign_message.message_id')
        .select(['message.id', 'message.mobile_index'])
        .where('message.state', '=', 'sent')
        .where('campaign_message.campaign_id', '=', id)
        .execute()
    await expect.poll(async () => (await sent()).length, { timeout: 15_000 }).toBe(11)
    const [first] = cases
    await withWriter(house, async (db) => {
      const at = house.clock.now()
      for (const { id: messageId, mobile_index: mobile } of await sent()) {
        const lost = mobile === cases[1]!.mobileIndex
        await db
          .updateTable('message')
          .set({
            state: lost ? 'undelivered' : 'delivered',
            fault: lost ? 'MI:0024' : null,
            settled_at: at,
            opened_at: mobile === first!.mobileIndex ? at : null,
          })
          .where('id', '=', messageId)
          .execute()
      }
    })
    const firm = house.client({ cookie: await plantSession(house, first!.mobile) })
    await answer(house, firm, first!.caseId, 'ACCEPT')
    await runCampaigns(house.services)

    const page = await signedInDesk(stage, ['messageDesk', 'clerk'], `/desk/campaigns/${id}/watch`)
    const funnel = page.getByRole('region', { name: '办理进展' })
    await funnel.getByRole('link', { name: /^应发/ }).waitFor()
    await page.locator('canvas').waitFor()
    await lookAtDesk(page, 'watch', { statuses: [401] })
    await page.getByRole('button', { name: '表', exact: true }).click()
    await page.getByRole('columnheader', { name: '时间' }).waitFor()
    await page.getByRole('button', { name: '暂停' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '暂停' }).click()
    await page.getByText('已暂停，还没交给平台的短信已收回。').waitFor()
    await page.getByRole('button', { name: '继续发送' }).waitFor()

    await funnel.getByRole('link', { name: /^没有送达/ }).click()
    await page.getByRole('heading', { name: '接收单位：没有送达' }).waitFor()
    expect(await page.getByRole('row').count()).toBe(2)
    await lookAtDesk(page, 'firms')
    await page.getByRole('button', { name: '导出名单' }).click()
    await dialog.getByRole('button', { name: '导出名单' }).click()
    await page.getByText('名单已导出。').waitFor()
    await page.getByRole('link', { name: cases[1]!.unitName }).click()
    await page.getByText('关机或不在服务区（MI:0024）').waitFor()
    await lookAtDesk(page, 'story')

    await page.getByRole('link', { name: '去跟进' }).click()
    await page.getByLabel('经过').fill('会计已换号码，约周一到窗口更正')
    await page.getByLabel('下次联系日期').fill('2023-12-11')
    await page.getByRole('button', { name: '保存记录' }).click()
    await page.getByText('已记下。').waitFor()
    await lookAtDesk(page, 'follow-up')
    await page.getByRole('button', { name: '不愿收短信' }).click()
    const wish = page.getByRole('dialog', { name: '登记短信意愿' })
    await wish.getByText('验证码和办理结果的短信不受影响').waitFor()
    await lookAtDesk(page, 'opt-out')
    await wish.getByLabel('手机号').fill('19900084321')
    await page.keyboard.press('Enter')
    await page.getByText('已登记：199****4321 不再发通知短信').waitFor()
    await page.getByRole('link', { name: '返回跟进名单' }).click()
    await page.getByRole('link', { name: '中牟县示例无手机有限公司' }).first().waitFor()
    await lookAtDesk(page, 'follow-ups')
    await page.getByRole('link', { name: '待联系的单位' }).click()
    await page.getByRole('main').getByRole('link', { name: '窗口和电话跟进' }).click()
    await page.waitForURL('**/desk/follow-up')
  })
})
