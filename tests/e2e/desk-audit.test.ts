import { sealNow } from '@wengang/api/evidence/sealer'
import { describe, expect, it } from 'vitest'
import { plantFirm } from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('the records at the desk', () => {
  it('are searched, copied with a reason, verified, and tell a case as it was', async () => {
    const firm = await plantFirm(stage.house, 'DECLINE')
    await sealNow(stage.house.services)
    const page = await signedInDesk(stage, ['auditor'], '/desk/audit')
    await page.getByRole('cell', { name: '放弃享受' }).waitFor()
    await lookAtDesk(page, 'audit')
    await page.getByLabel('办理编号').fill('WG3-K7H-2MJ')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '没有找到' }).waitFor()
    await page.getByLabel('办理编号').fill(firm.caseNo)
    await page.getByLabel('事项').selectOption({ label: '放弃享受' })
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText('本页 1 条').waitFor()

    await page.getByRole('button', { name: '导出' }).click()
    const dialog = page.getByRole('dialog', { name: '导出存证记录' })
    await dialog.getByLabel('用途').fill('年度内部审计抽查')
    await lookAtDesk(page, 'export', { statuses: [404] })
    const download = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出' }).click()
    expect((await download).suggestedFilename()).toBe('存证记录.pdf')
    await page.getByText('已导出').waitFor()

    await page.getByRole('link', { name: '存证校验' }).click()
    await page.getByRole('heading', { name: '还没有校验过' }).waitFor()
    await page.getByRole('button', { name: '现在校验' }).click()
    await page.getByText('没有发现问题').waitFor()
    expect(await page.getByRole('row', { name: '示例auditor' }).innerText()).toContain('完好')
    await lookAtDesk(page, 'runs')

    await page.goto(`/desk/cases/${firm.caseNo}`)
    const replay = page.getByRole('region', { name: '某一时刻的状态' })
    await replay.getByLabel('时刻').fill('2023-12-08T09:00')
    await replay.getByRole('button', { name: '看当时' }).click()
    await replay.getByText('那时还没有核定').waitFor()
    await replay.getByLabel('时刻').fill('2023-12-09T09:00')
    await replay.getByRole('button', { name: '看当时' }).click()
    await replay.getByText('2023-12-09 09:00 时：已放弃享受').waitFor()
    await lookAtDesk(page, 'replay')
  })
})
