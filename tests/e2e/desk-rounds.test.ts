import { describe, expect, it } from 'vitest'
import { plantFirm, plantOffice, startPublicity } from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('publicity at the desk', () => {
  it('is started, objected to, decided, and closed only when its days have run', async () => {
    const regionCode = '410122'
    const unitName = '中牟县示例润泽家具有限公司'
    const firm = await plantFirm(stage.house, 'ACCEPT', { regionCode, unitName })
    await plantFirm(stage.house, 'DECLINE', { regionCode })
    await plantFirm(stage.house, null, { regionCode })
    const page = await signedInDesk(stage, ['handler'], '/desk/rounds', '4101')
    await page.getByRole('heading', { name: '还没有公示过' }).waitFor()
    await page.getByRole('link', { name: '准备公示' }).click()
    const dialog = page.getByRole('dialog')
    await page.getByLabel('地区').selectOption({ label: '中牟县' })
    await page.getByRole('button', { name: '已确认享受，列入名单' }).click()
    await page.getByRole('link', { name: unitName }).waitFor()
    await lookAtDesk(page, 'start')
    await page.getByRole('button', { name: '提交复核' }).click()
    await page.getByRole('button', { name: '撤回' }).waitFor()
    const path = new URL(page.url()).pathname
    const second = await signedInDesk(stage, ['reviewer'], path, '4101')
    await second.getByRole('button', { name: '通过，截止并公示' }).click()
    await lookAtDesk(second, 'release')
    const sure = second.getByRole('dialog').getByRole('button', { name: '通过，截止并公示' })
    await sure.click()
    await second.getByText(/没有答复、没有列入的 1 家/).waitFor()
    await page.reload()
    const facts = page.getByRole('region', { name: '公示批次' })
    expect(await facts.innerText()).toContain('237,137.10 元')

    await page.getByRole('button', { name: '期满结束' }).click()
    await dialog.getByRole('button', { name: '期满结束' }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()

    await page.getByRole('button', { name: '登记异议' }).first().click()
    await dialog.getByLabel('办理编号').fill(firm.caseNo)
    await dialog.getByLabel('来自').selectOption({ label: '电话' })
    await dialog.getByLabel('内容').fill('这家单位去年裁员超过两成。')
    await dialog.getByRole('button', { name: '登记异议' }).click()
    await page.getByText(/异议已登记：.*处理完以前不核拨/).waitFor()
    const units = page.getByRole('region', { name: '单位名单' })
    await units.getByText('公示异议处理中').waitFor()
    const row = page.getByRole('region', { name: '异议' }).getByRole('row', { name: unitName })
    await row.getByText('待处理').waitFor()
    await lookAtDesk(page, 'round', { statuses: [409] })
    await page.getByRole('link', { name: '异议', exact: true }).click()
    await row.waitFor()
    await lookAtDesk(page, 'objections', { statuses: [409] })
    await row.getByRole('button', { name: '处理' }).click()
    await dialog.getByLabel('结果').selectOption({ label: '成立，更正金额后重新确认' })
    await dialog.getByLabel('更正后的上年度缴费总额').fill('七十万')
    await dialog.getByLabel('处理结论').fill('查社保记录，裁员率为零。')
    await dialog.getByRole('button', { name: '处理' }).click()
    await dialog.getByText('金额请写成').waitFor()
    await lookAtDesk(page, 'decide')
    await dialog.getByLabel('结果').selectOption({ label: '不成立，维持公示' })
    await dialog.getByRole('button', { name: '处理' }).click()
    await page.getByText('异议已处理。').waitFor()
    await row.getByText('查社保记录').waitFor()

    const { ends_on: endsOn } = await stage.house.services.store.read
      .selectFrom('round')
      .select('ends_on')
      .where('region_code', '=', regionCode)
      .executeTakeFirstOrThrow()
    stage.house.clock.set(`${endsOn}T10:00:00+08:00`)
    const day = await signedInDesk(stage, ['handler'], path, '4101')
    const list = `名称,统一社会信用代码\n${unitName},`
    const chooser = day.waitForEvent('filechooser')
    await day.getByRole('button', { name: '导入失信名单' }).click()
    await (
      await chooser
    ).setFiles({ name: '失信.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await day.getByRole('button', { name: '是这家' }).click()
    await day.getByText('已确认，待移出').waitFor()
    await lookAtDesk(day, 'credit')
    await day.getByRole('button', { name: '办理核查结果' }).click()
    await day.getByRole('dialog').getByRole('button', { name: '办理核查结果' }).click()
    await day.getByText('核查已办理：移出 1 家').waitFor()
  })

  it('is voided by two people only', async () => {
    const regionCode = '410105'
    await plantFirm(stage.house, 'ACCEPT', { regionCode })
    const { id } = await startPublicity(await plantOffice(stage.house), regionCode)
    const first = await signedInDesk(stage, ['handler'], `/desk/rounds/${id}`, regionCode)
    const annul = async (page: typeof first, field: string, words: string) => {
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: '作废' }).click()
      const dialog = page.getByRole('dialog', { name: '作废公示' })
      await dialog.getByLabel(field).fill(words)
      await dialog.getByRole('button', { name: '作废' }).click()
      return dialog
    }
    const note = '名单有误，更正后重新公示。'
    await annul(first, '公开说明', note)
    await first.getByText('已提出作废，等另一位工作人员复核。').waitFor()
    await first.getByText(`公开说明：${note}`).waitFor()
    const again = await annul(first, '复核意见', '还是我自己来确认。')
    await again.getByRole('alert').waitFor()
    expect(await again.getByRole('alert').innerText()).toContain('另一位工作人员')
    await lookAtDesk(first, 'void', { statuses: [401, 409] })

    const second = await signedInDesk(stage, ['handler'], new URL(first.url()).pathname, regionCode)
    await second.getByText(`等另一位工作人员复核。公开说明：${note}`).waitFor()
    await annul(second, '复核意见', '核对过，同意作废。')
    await second.getByText('公示已经作废。').waitFor()
    await second.getByText(note, { exact: true }).waitFor()
    await expect.poll(() => second.getByRole('button', { name: '作废' }).count()).toBe(0)
  })
})
