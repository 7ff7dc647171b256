import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { releaseBatch } from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()
const sample = (name: string): string =>
  fileURLToPath(new URL(`../samples/${name}`, import.meta.url))
const messy = sample('henan-refund-2023-messy.xlsx')

describe('the lists at the desk', () => {
  it('are checked, told by row and column, imported by explicit choice, and undone with a reason', async () => {
    const page = await signedInDesk(stage, ['handler'], '/desk/batches')
    await page.getByRole('heading', { name: '还没有导入过名单' }).waitFor()
    await lookAtDesk(page, 'none', { statuses: [401] })
    await page.getByRole('link', { name: '导入名单' }).click()
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await lookAtDesk(page, 'choose')

    await page.locator('input[type=file]').setInputFiles(messy)
    await page.getByRole('heading', { name: /^检查完成/ }).waitFor()
    await lookAtDesk(page, 'checked')
    const rows = page.getByRole('region', { name: '检查结果' }).locator('tbody tr')
    const all = await rows.count()
    await page.getByLabel('类别').selectOption({ label: '错误' })
    const errors = await rows.count()
    expect(errors).toBeGreaterThan(0)
    expect(errors).toBeLessThan(all)
    expect(await rows.allInnerTexts()).toEqual(Array(errors).fill(expect.stringContaining('错误')))
    const column = await page.getByLabel('列', { exact: true }).locator('option').nth(1).innerText()
    await page.getByLabel('列', { exact: true }).selectOption(column)
    expect(await rows.allInnerTexts()).toEqual(
      Array(await rows.count()).fill(expect.stringContaining(column)),
    )

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载带检查结果的文件' }).click()
    expect((await download).suggestedFilename()).toBe('henan-refund-2023-messy-检查结果.xlsx')

    const bring = page.getByRole('button', { name: '导入并提交复核' })
    expect(await bring.isDisabled()).toBe(true)
    await page.getByLabel('剔除有错误的行').check()
    await bring.click()
    await page.getByText(/^已提交 \d+ 家单位/).waitFor()
    await page.getByRole('link', { name: '看批次' }).click()

    const batch = page.getByRole('row', { name: /messy/ })
    await batch.getByText('待复核').waitFor()
    const { id } = await stage.house.services.store.read
      .selectFrom('batch')
      .select('id')
      .executeTakeFirstOrThrow()
    await releaseBatch(stage.house, id)
    await page.reload()
    await batch.getByText('已生效').waitFor()
    await lookAtDesk(page, 'list')
    expect(await batch.innerText()).toContain('示例handler')
    await batch.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog', { name: '撤销导入' })
    await dialog.waitFor()
    await lookAtDesk(page, 'undo')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await batch.getByRole('button', { name: '撤销' }).click()
    await dialog.getByLabel('原因').fill('文件用错了')
    await page.keyboard.press('Enter')
    await page.getByText('已撤销“henan-refund-2023-messy.xlsx”').waitFor()
    await batch.getByText('已撤销').waitFor()
    expect(await batch.getByRole('button').count()).toBe(0)
  })

  it('of another kind of file are refused in words, and none can be brought by whom they are not for', async () => {
    const page = await signedInDesk(stage, ['handler'], '/desk/batches/new')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    const buffer = Buffer.from('%PDF-1.7 not a list')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '名单.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('alert').waitFor()
    await lookAtDesk(page, 'refused', { statuses: [401, 422] })
    expect(await page.getByRole('button', { name: '导入并提交复核' }).count()).toBe(0)

    const finance = await signedInDesk(stage, ['finance'], '/desk/batches')
    await finance.getByRole('heading', { name: '批次' }).waitFor()
    expect(await finance.getByRole('link', { name: '导入名单' }).count()).toBe(0)
  })
})
