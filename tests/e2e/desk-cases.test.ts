import { describe, expect, it } from 'vitest'
import { plantFirm } from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('the cases at the desk', () => {
  it('says that there are none before the first list', async () => {
    const page = await signedInDesk(stage, ['handler'], '/desk/cases', '4105')
    await page.getByRole('heading', { name: '还没有办件' }).waitFor()
    await lookAtDesk(page, 'none', { statuses: [401] })
  })

  it('are narrowed in the address, and gone through by keyboard alone', async () => {
    const regionCode = '410181'
    const unitName = '巩义市示例机械有限公司'
    await plantFirm(stage.house, 'ACCEPT', { regionCode, unitName })
    await plantFirm(stage.house, null, { regionCode, unitName: '巩义市示例纺织厂' })
    await plantFirm(stage.house, 'DECLINE', { regionCode: '410102' })
    const page = await signedInDesk(stage, ['clerk'], '/desk/cases', '4101')
    const rows = page.locator('tbody tr')
    await rows.nth(2).waitFor()
    await lookAtDesk(page, 'list', { statuses: [401] })

    const name = page.getByRole('columnheader', { name: '单位' })
    const turns = [
      { query: 'sort=unitName', standing: 'ascending' },
      { query: 'sort=unitName&order=desc', standing: 'descending' },
      { query: '', standing: 'none' },
    ]
    for (const { query, standing } of turns) {
      await name.getByRole('button').click()
      await page.waitForURL(({ search }) => search === (query === '' ? '' : `?${query}`))
      await expect.poll(() => name.getAttribute('aria-sort')).toBe(standing)
    }

    await page.getByLabel('状态').selectOption({ label: '已放弃享受' })
    await page.waitForURL('**/desk/cases?state=declined')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByLabel('状态').selectOption('')
    await page.getByLabel('地区').selectOption({ label: '巩义市' })
    await page.waitForURL('**/desk/cases?region=410181')
    await expect.poll(() => rows.count()).toBe(2)

    await page.getByRole('button', { name: '存为视图' }).click()
    const keeping = page.getByRole('dialog', { name: '存为视图' })
    await keeping.getByLabel('名称').fill('巩义的')
    await keeping.getByRole('button', { name: '保存' }).click()
    const views = page.getByRole('group', { name: '我的视图' })
    await views.getByRole('link', { name: '巩义的' }).waitFor()
    await lookAtDesk(page, 'view')
    await page.goto('/desk/cases')
    await rows.nth(2).waitFor()
    await views.getByRole('link', { name: '巩义的' }).click()
    await page.waitForURL('**/desk/cases?region=410181')
    await expect.poll(() => rows.count()).toBe(2)
    await views.getByRole('button', { name: '删去视图“巩义的”' }).click()
    await views.getByRole('link', { name: '巩义的' }).waitFor({ state: 'detached' })

    await page.getByRole('heading', { level: 1 }).focus()
    await page.keyboard.press('/')
    await page.keyboard.type('机械')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('search')).toBe('机械')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: unitName }).waitFor()
    await page.getByRole('link', { name: '返回办件' }).click()
    await expect.poll(() => rows.count()).toBe(1)

    await page.getByLabel('查找').fill('没有这家')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '没有符合条件的办件' }).waitFor()
    await lookAtDesk(page, 'nothing-found')
    await page.getByRole('button', { name: '看全部' }).click()
    await expect.poll(() => rows.count()).toBe(3)
  })

  it('are each told on one page: facts, progress, answers, and every record', async () => {
    const unitName = '荥阳市示例青禾商贸有限公司'
    const firm = await plantFirm(stage.house, 'ACCEPT', { regionCode: '410182', unitName })
    const page = await signedInDesk(stage, ['handler'], `/desk/cases/${firm.caseNo}`, '4101')
    await page.getByRole('heading', { level: 1, name: unitName }).waitFor()
    const facts = page.getByRole('region', { name: '核定情况' })
    expect(await facts.innerText()).toContain(firm.uscc)
    const answers = page.getByRole('region', { name: '答复记录' }).locator('tbody tr')
    expect(await answers.allInnerTexts()).toEqual([expect.stringContaining('确认享受')])
    const records = await page.getByRole('region', { name: '存证' }).locator('tbody').innerText()
    expect(records).toContain('单位经办人（手机）')
    expect(records).not.toMatch(/[a-z]+[A-Z]/)
    await lookAtDesk(page, 'case', { statuses: [401] })
    expect(await page.locator('body').innerText()).not.toContain(firm.mobile)
  })

  it('of another region are not there, and a server that does not answer is told', async () => {
    const firm = await plantFirm(stage.house, null, { regionCode: '410182' })
    const page = await signedInDesk(stage, ['clerk'], `/desk/cases/${firm.caseNo}`, '4103')
    await page.getByRole('heading', { name: '没有找到' }).waitFor()
    await lookAtDesk(page, 'not-found', { statuses: [401, 404] })
    await page.route('**/api/staff/cases?*', (route) => route.abort('connectionreset'))
    await page.route('**/api/staff/cases', (route) => route.abort('connectionreset'))
    await page.getByRole('link', { name: '办件', exact: true }).click()
    await page.getByRole('heading', { name: '没有读到' }).waitFor()
    await lookAtDesk(page, 'failed', { offline: true })
    await page.unrouteAll()
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('heading', { name: '还没有办件' }).waitFor()
  })
})
