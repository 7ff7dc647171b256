import { describe, expect, it } from 'vitest'
import { plantHandler, recordBody, request } from '../api/registration/desk.ts'
import { answer } from '../support/answer.ts'
import { plantUnit } from '../support/plant-account.ts'
import { plantLink, postForm } from '../support/plant-link.ts'
import { plantCase } from '../support/plant.ts'
import { must, plantFirm } from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { smallPng } from './small-png.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

const oneDot = { width: 1, height: 1, data: new Uint8Array([0, 0, 0, 255]) }

describe('registrations at the desk', () => {
  it('wait in a queue, and are certified, or sent back with a reason', async () => {
    const { house } = stage
    const regionCode = '410183'
    const good = await plantCase(house, { regionCode, unitName: '新密市示例云岭食品有限公司' })
    const bad = await plantCase(house, { regionCode, unitName: '新密市示例长风物流有限公司' })
    must(await request(await plantHandler(house), good))
    must(await request(await plantHandler(house, { name: '王示例' }), bad))
    const page = await signedInDesk(stage, ['handler'], '/desk/window', '4101')
    const rows = page.getByRole('region', { name: '登记申请' }).locator('tbody tr')
    await rows.nth(1).waitFor()
    await lookAtDesk(page, 'queue', { statuses: [401] })

    await page
      .getByRole('row', { name: good.unitName })
      .getByRole('button', { name: '核准' })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain(good.uscc)
    await lookAtDesk(page, 'certify')
    await dialog.getByRole('button', { name: '核准' }).click()
    await page.getByText(`已核准：${good.unitName}`).waitFor()
    await expect.poll(() => rows.count()).toBe(1)

    await page
      .getByRole('row', { name: bad.unitName })
      .getByRole('button', { name: '退回' })
      .click()
    await dialog.getByLabel('原因').fill('营业执照看不清')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '没有等待处理的登记' }).waitFor()
    await lookAtDesk(page, 'empty')

    await page.getByRole('button', { name: '已退回' }).click()
    await page.waitForURL('**/desk/window?state=rejected')
    await page.getByText('营业执照看不清').waitFor()
    await page.getByRole('link', { name: bad.unitName }).click()
    await page.getByRole('heading', { level: 1, name: bad.unitName }).waitFor()
    expect(await page.getByRole('region', { name: '单位', exact: true }).innerText()).toContain(
      '3 次，今天 2 次',
    )
  })

  it('are recorded at the hall once licence and person were seen', async () => {
    const unit = await plantCase(stage.house, { regionCode: '410184' })
    const body = recordBody(unit)
    const page = await signedInDesk(stage, ['clerk'], '/desk/window', '4101')
    await page.getByRole('link', { name: '窗口登记' }).click()
    // The queue has a field for a code too.
    await page.getByLabel('经办人姓名').waitFor()
    await page.getByLabel('统一社会信用代码').fill(body.uscc)
    await page.getByLabel('单位名称').fill('另一个名称有限公司')
    await page.getByLabel('经办人姓名').fill(body.agentName)
    await page.getByLabel('经办人身份证号').fill(body.agentIdNumber)
    await page.getByLabel('手机').fill(body.mobile)
    const submit = page.getByRole('button', { name: '登记', exact: true })
    await submit.click()
    expect(await page.getByRole('status').count()).toBe(0)
    await page.getByLabel('已核对营业执照').check()
    await page.getByLabel('已核验来人身份').check()
    await submit.click()
    await page.getByRole('alert').waitFor()
    await lookAtDesk(page, 'record', { statuses: [401, 422] })
    await page.getByLabel('单位名称').fill(body.unitName)
    await submit.click()
    await page.getByText(`已登记：${body.unitName}`).waitFor()
    expect(await page.getByLabel('经办人身份证号').inputValue()).toBe('')
    await page.getByRole('link', { name: '看单位' }).click()
    await page.getByRole('cell', { name: '已核准' }).waitFor()
  })

  it('lead to a unit by its code, where another agent is put in', async () => {
    const unit = await plantUnit(stage.house, {
      case: await plantCase(stage.house, { regionCode: '410185' }),
    })
    const page = await signedInDesk(stage, ['clerk'], '/desk/window', '4101')
    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('/')
    await page.keyboard.type(unit.uscc.toLowerCase())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: unit.unitName }).waitFor()
    await lookAtDesk(page, 'unit', { statuses: [401] })
    await page.getByRole('button', { name: '经办人变更' }).click()
    const dialog = page.getByRole('dialog', { name: '经办人变更' })
    await dialog.getByLabel('新经办人姓名').fill('赵示例')
    await dialog.getByLabel('新手机号').fill('19900098765')
    await dialog.getByLabel('原因').fill('原经办人离职')
    await dialog.getByLabel('已核验来人身份').check()
    await dialog.getByLabel('已核验单位授权').check()
    await lookAtDesk(page, 'agent')
    await dialog.getByRole('button', { name: '确认变更' }).click()
    await page.getByText('已变更，认证手机是 199****8765').waitFor()
    expect(await page.getByRole('region', { name: '网上服务' }).innerText()).toContain(
      '199****8765',
    )
    expect(await page.locator('body').innerText()).not.toContain('19900098765')

    await page.getByRole('button', { name: '不愿收短信' }).click()
    const wish = page.getByRole('dialog')
    await wish.getByLabel('手机号').fill('19900098765')
    await lookAtDesk(page, 'opt-out')
    await wish.getByRole('button', { name: '登记' }).click()
    await page.getByText('199****8765 不再发通知短信').waitFor()

    await page.getByRole('link', { name: '窗口登记' }).click()
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.uscc)
  })
})

describe('a unit that comes to the counter', () => {
  it('is found by a part of its name, and chosen by keyboard alone', async () => {
    const { house } = stage
    await plantCase(house, { regionCode: '410186', unitName: '新郑市示例霜叶印务有限公司' })
    const second = await plantCase(house, { regionCode: '410186', unitName: '霜叶示例物流站' })
    const page = await signedInDesk(stage, ['finance'], '/desk', '4101')
    await page.keyboard.press('/')
    const field = page.getByRole('combobox', { name: '查单位' })
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.type('霜叶')
    const options = page.getByRole('option')
    await options.nth(1).waitFor()
    await lookAtDesk(page, 'search', { statuses: [401] })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: second.unitName }).waitFor()
    expect(await page.getByRole('button', { name: '登记答复' }).count()).toBe(0)
    await page.keyboard.press('/')
    await page.keyboard.type(second.caseNo)
    await options.first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/desk/cases/${second.caseNo}`)
    await field.fill('没有这一家')
    await page.getByText('没有查到，或者不在您的地区。').waitFor()
  })

  it('answers there: seen, read out for ten seconds, another answer in between, decided again', async () => {
    const { house } = stage
    const unitName = '登封市示例听涛制药有限公司'
    const firm = await plantFirm(house, null, { regionCode: '410185', unitName })
    const page = await signedInDesk(stage, ['clerk'], `/desk/window/units/${firm.uscc}`, '4101')
    await page.getByRole('link', { name: '登记答复' }).click()
    await page.getByLabel('来人姓名').fill('赵示例')
    const next = page.getByRole('button', { name: '下一步：宣读政策' })
    await next.click()
    // Without both ticks nothing is opened.
    await page.getByLabel('已核验来人身份').check()
    await page.getByLabel('已核验单位授权').check()
    await lookAtDesk(page, 'answer-seen', { statuses: [401] })
    await next.click()
    await page.getByRole('article', { name: '政策说明' }).waitFor()
    const aloud = page.getByRole('button', { name: /请宣读|已宣读/ })
    expect(await aloud.isDisabled()).toBe(true)
    await page
      .getByLabel('上传签字件')
      .setInputFiles({ name: '签字件.png', mimeType: 'image/png', buffer: smallPng(oneDot) })
    await page.getByText('已上传：签字件.png').waitFor()
    await lookAtDesk(page, 'answer-notice')
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    await page.getByRole('button', { name: '来人已签字' }).click()
    await page.getByRole('radio', { name: /放弃享受/ }).check()
    await lookAtDesk(page, 'answer-choice')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('已通过手机提交：确认享受').waitFor()
    await lookAtDesk(page, 'answer-conflict', { statuses: [409] })
    await page.getByRole('button', { name: '来人已看过，重新选择' }).click()
    await page.getByRole('radio', { name: /放弃享受/ }).check()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '已登记，即时办结' }).waitFor()
    await lookAtDesk(page, 'answer-done')
    await page.getByRole('link', { name: '返回单位' }).last().click()
    const cases = page.getByRole('region', { name: '返还业务' })
    await cases.getByText('已放弃享受').waitFor()
    await lookAtDesk(page, 'unit-answered')
  })

  it('has its data read in full for a reason, and its contact put right', async () => {
    const { house } = stage
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '410185' })
    const page = await signedInDesk(stage, ['clerk'], `/desk/cases/${firm.caseNo}`, '4101')
    await page.getByRole('button', { name: '查看完整' }).click()
    const dialog = page.getByRole('dialog', { name: '查看完整信息' })
    await dialog.getByLabel('查看原因').fill('核对')
    await dialog.getByRole('button', { name: '查看' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('查看原因').fill('来人核对手机号')
    await dialog.getByRole('button', { name: '查看' }).click()
    await dialog.getByText(firm.mobile).waitFor()
    await lookAtDesk(page, 'reveal', { statuses: [400, 401] })
    await dialog.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('cell', { name: '查看完整信息' }).waitFor()
    await page.getByRole('button', { name: '更正联系手机' }).click()
    const contact = page.getByRole('dialog', { name: '更正联系手机' })
    await contact.getByLabel('新手机号').fill('19900087654')
    await contact.getByLabel('原因').fill('换了经办人')
    await contact.getByLabel('已核验来人身份').check()
    await contact.getByRole('button', { name: '更正联系手机' }).click()
    await page.getByText('已更正，联系手机是 199****7654').waitFor()
    await page.getByRole('button', { name: '更正收款账户' }).click()
    await page.getByRole('dialog', { name: '更正收款账户' }).getByText('尾号 0046').waitFor()
    await lookAtDesk(page, 'account')
    await page.keyboard.press('Escape')
    expect(await page.locator('body').innerText()).not.toContain(firm.mobile)
  })

  it('whose link was reported is ticked off the list of those to be reached', async () => {
    const { house } = stage
    const firm = await plantFirm(house, null, { regionCode: '410186' })
    const { path } = await plantLink(house, [firm])
    await postForm(house, `${path}/not-mine`)
    const page = await signedInDesk(stage, ['clerk'], '/desk/window', '4101')
    await page.getByRole('link', { name: '待联系的单位' }).click()
    await page.getByRole('link', { name: firm.unitName }).waitFor()
    await lookAtDesk(page, 'reports')
    await page.getByRole('button', { name: '处理', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '处理情况' })
    await dialog.getByLabel('怎么处理的').fill('电话联系，已更正')
    await dialog.getByRole('button', { name: '处理' }).click()
    await page.getByRole('heading', { name: '没有等待处理的' }).waitFor()
    await page.getByRole('button', { name: '已处理' }).click()
    await page.getByText('电话联系，已更正').waitFor()
  })
})
