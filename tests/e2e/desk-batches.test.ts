import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()
const sample = (name: string): string =>
  fileURLToPath(new URL(`../samples/${name}`, import.meta.url))
const messy = sample('henan-refund-2023-messy.xlsx')

describe('the lists at the desk', () => {
  it('are checked beside, told by row and column, submitted, passed by a second person, and undone', async () => {
    const page = await signedInDesk(stage, ['handler'], '/desk/batches')
    await page.getByRole('heading', { name: '还没有导入过名单' }).waitFor()
    await lookAtDesk(page, 'none', { statuses: [401] })
    await page.getByRole('link', { name: '导入名单' }).click()
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await lookAtDesk(page, 'choose')

    await page.locator('input[type=file]').setInputFiles(messy)
    await page.waitForURL(/\/desk\/batches\/checks\//)
    await page.getByRole('heading', { name: /^检查完成/ }).waitFor()
    // What was found stands in the address: a reload loses nothing.
    await page.reload()
    await page.getByRole('heading', { name: /^检查完成/ }).waitFor()
    const rows = page.getByRole('region', { name: '检查结果' }).locator('tbody tr')
    await rows.first().waitFor()
    await lookAtDesk(page, 'checked')
    const all = await rows.count()
    await page.getByLabel('类别').selectOption({ label: '错误' })
    await page.waitForURL(/severity=error/)
    await expect.poll(() => rows.count()).toBeLessThan(all)
    expect(await rows.allInnerTexts()).toEqual(
      Array(await rows.count()).fill(expect.stringContaining('错误')),
    )
    const column = await page.getByLabel('列', { exact: true }).locator('option').nth(1).innerText()
    await page.getByLabel('列', { exact: true }).selectOption(column)
    await expect
      .poll(async () => (await rows.allInnerTexts()).every((text) => text.includes(column)))
      .toBe(true)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载带检查结果的文件' }).click()
    expect((await download).suggestedFilename()).toBe('henan-refund-2023-messy-检查结果.xlsx')
    await page.getByRole('button', { name: /^新增/ }).click()
    await page.getByRole('region', { name: '新增' }).locator('tbody tr').first().waitFor()
    await lookAtDesk(page, 'added')

    const submit = page.getByRole('button', { name: '提交复核' })
    expect(await submit.isDisabled()).toBe(true)
    await page.getByLabel('剔除有错误的行').check()
    await submit.click()
    await page.getByText('您自己提交的名单').waitFor()
    expect(await page.getByRole('button', { name: '通过' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '收回' }).count()).toBe(1)
    await page.getByText('请系统管理员先添加一位').waitFor()
    const batchPath = new URL(page.url()).pathname

    const reviewer = await signedInDesk(stage, ['reviewer'], batchPath)
    await reviewer.getByRole('button', { name: '通过' }).waitFor()
    await lookAtDesk(reviewer, 'waiting', { statuses: [401] })
    await reviewer.getByRole('button', { name: '通过' }).click()
    await reviewer.getByRole('dialog', { name: '通过名单' }).waitFor()
    await reviewer.getByRole('button', { name: '确认通过' }).click()
    await reviewer.getByText('已通过，名单已经生效').waitFor()

    await page.goto('/desk/batches?links=none')
    const batch = page.getByRole('row', { name: /messy/ })
    await batch.getByText('已生效').waitFor()
    await lookAtDesk(page, 'list')
    expect(await batch.innerText()).toContain('示例handler')
    await batch.getByRole('link').click()
    await page.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog', { name: '撤销导入' })
    await dialog.waitFor()
    await lookAtDesk(page, 'undo')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '撤销' }).click()
    await dialog.getByLabel('原因').fill('文件用错了')
    await page.keyboard.press('Enter')
    await page.getByText('已撤销，这一批办件全部收回').waitFor()
    await page.getByText('撤销：文件用错了').waitFor()
    await lookAtDesk(page, 'batch')
    expect(await page.getByRole('button', { name: '撤销' }).count()).toBe(0)
  })

  it('of another kind of file are refused in words, and none can be brought by whom they are not for', async () => {
    const page = await signedInDesk(stage, ['handler'], '/desk/batches/new')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    const buffer = Buffer.from('%PDF-1.7 not a list')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '名单.pdf', mimeType: 'application/pdf', buffer })
    await page.getByRole('alert').waitFor()
    await lookAtDesk(page, 'refused', { statuses: [401] })
    expect(await page.getByRole('button', { name: '提交复核' }).count()).toBe(0)

    const finance = await signedInDesk(stage, ['finance'], '/desk/batches')
    await finance.getByRole('heading', { name: '批次' }).waitFor()
    expect(await finance.getByRole('link', { name: '导入名单' }).count()).toBe(0)
  })
})
