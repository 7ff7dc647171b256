import { describe, expect, it } from 'vitest'
import { plantUnit } from '../support/plant-account.ts'
import { plantBatches, plantCase, plantCases, withWriter } from '../support/plant.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

/** A list with a bookkeeper’s firms, one whose two mobiles differ, and one without a phone. */
async function plantList(): Promise<string> {
  const { house } = stage
  const [batchId = ''] = await plantBatches(house, 1)
  await plantCases(
    house,
    Array.from({ length: 3 }, () => ({ batchId, mobile: '19900071111' })),
  )
  const differing = await plantCase(house, { batchId })
  await plantUnit(house, { case: differing, certified: '19900072222', people: 'none' })
  await plantCase(house, { batchId, mobile: null })
  await plantCase(house, { batchId, offer: { amount_fen: 120_000 } })
  return batchId
}

/** As if somebody else fixed a draft anew, and has come so far; answers how that ends. */
async function fixAnew(campaignId: string): Promise<() => Promise<void>> {
  const { house } = stage
  const touched = house.clock.now() + 3_600_000
  const change = (columns: { freezing: string | null; frozen_at: number | null }) =>
    withWriter(house, async (db) => {
      await db.updateTable('campaign').set(columns).where('id', '=', campaignId).execute()
    })
  await withWriter(house, async (db) => {
    await db
      .insertInto('campaign_fixing')
      .values({
        campaign_id: campaignId,
        by_actor: 'system',
        done: 41_200,
        total: 100_000,
        touched_at: touched,
        refusal: null,
      })
      .execute()
  })
  await change({ freezing: 'another', frozen_at: null })
  return async () => {
    await withWriter(house, async (db) => {
      await db.deleteFrom('campaign_fixing').execute()
    })
    await change({ freezing: null, frozen_at: touched })
  }
}

describe('messages to firms at the desk', () => {
  it('are aimed, worded, tested, submitted, and let go by a second person', async () => {
    const batchId = await plantList()
    const page = await signedInDesk(stage, ['messageDesk'], '/desk/campaigns')
    await page.getByRole('heading', { name: '还没有发过短信' }).waitFor()
    await lookAtDesk(page, 'none', { statuses: [401] })
    await page.goto(`/desk/batches/${batchId}`)
    await page.getByRole('link', { name: '给这一批发短信' }).click()
    await page.waitForURL(`**/campaigns/new?batch=${batchId}`)
    expect(await page.getByLabel('名单', { exact: true }).inputValue()).toBe(batchId)

    const now = page.getByRole('region', { name: '现在算来' })
    await now.getByText('3 个手机', { exact: true }).waitFor()
    await now.getByText('5 家单位').waitFor()
    await now.getByText('没有可用的手机号').waitFor()
    await now.getByText('计费 6 条').waitFor()
    await now.getByText('1 个手机和登记手机不一致').waitFor()
    await page.getByText('按 2 条计费').waitFor()
    await lookAtDesk(page, 'plan')
    // A slip of the hand tells nobody, and a draft that is not wanted any more is given up.
    const save = page.getByRole('button', { name: '保存，确定对象' })
    await page.getByLabel('名称').fill('写错了的一批')
    await page.getByLabel('返还金额从（元）').fill('很多')
    await save.click()
    await now.getByText('返还金额没有看懂').waitFor()
    expect(page.url()).toContain('/campaigns/new')
    await page.getByLabel('返还金额从（元）').fill('')
    await now.getByText('3 个手机', { exact: true }).waitFor()
    await save.click()
    await page.getByRole('button', { name: '放弃这份草稿' }).click()
    const giveUp = page.getByRole('dialog')
    await giveUp.getByText('写错了的一批').waitFor()
    await lookAtDesk(page, 'discard')
    await giveUp.getByRole('button', { name: '确认放弃' }).click()
    await page.getByText('已放弃，没有发出短信。').waitFor()
    // Back to the list from which the draft was begun, not to an empty form.
    await page.goBack()
    await page.getByRole('link', { name: '给这一批发短信' }).click()
    // The count follows what is typed.
    await page.getByLabel('返还金额从（元）').fill('2000')
    await now.getByText('2 个手机', { exact: true }).waitFor()
    await page.getByLabel('返还金额从（元）').fill('')
    await page
      .getByLabel('名单手机和登记手机不一致时')
      .selectOption({ label: '不发，转窗口和电话通知' })
    await now.getByText('名单手机和登记手机不一致').waitFor()
    await page.getByLabel('名单手机和登记手机不一致时').selectOption({ label: '发到名单手机' })
    await page.getByLabel('名称').fill('第一批确认通知')
    await page.getByRole('button', { name: '保存，确定对象' }).click()

    await page.waitForURL(/\/desk\/campaigns\/[\w-]{36}$/)
    await page.getByRole('heading', { level: 1, name: '第一批确认通知' }).waitFor()
    await page.getByLabel('显示').selectOption({ label: '两个手机不一致的' })
    await page.getByRole('cell', { name: '199****2222' }).waitFor()
    await page.getByLabel('显示').selectOption({ label: '不发的' })
    await page.getByRole('cell', { name: '没有可用的手机号' }).waitFor()
    const submit = page.getByRole('button', { name: '提交复核' })
    expect(await submit.isDisabled()).toBe(true)
    await page.getByLabel('工作人员手机号').fill('19900073333')
    await page.keyboard.press('Enter')
    await page.getByText('测试短信已经发出').waitFor()
    await lookAtDesk(page, 'draft')
    // With many firms the fixing goes on beside; the page follows it and then lets the draft go on.
    const fixed = await fixAnew(new URL(page.url()).pathname.slice(-36))
    await page.reload()
    await page.getByText('正在确定发送对象，41,200 / 100,000 个').waitFor()
    expect(await submit.isDisabled()).toBe(true)
    await lookAtDesk(page, 'fixing')
    await fixed()
    await page.getByText('正在确定发送对象').first().waitFor({ state: 'detached' })
    await submit.click()
    await page.getByText('您自己提交的短信').waitFor()
    await page.getByText('现在这个地区没有别的短信岗或复核岗').waitFor()
    expect(await page.getByRole('button', { name: '通过' }).count()).toBe(0)

    const path = new URL(page.url()).pathname
    const reviewer = await signedInDesk(stage, ['reviewer'], path)
    await reviewer.getByRole('button', { name: '通过' }).waitFor()
    await lookAtDesk(reviewer, 'waiting', { statuses: [401] })
    await reviewer.getByRole('button', { name: '通过' }).click()
    const dialog = reviewer.getByRole('dialog', { name: '通过并发送' })
    await dialog.getByText('3 个手机、5 家单位').waitFor()
    await reviewer.getByRole('button', { name: '确认通过' }).click()
    await reviewer.getByText('已通过，到时间就开始发').waitFor()
    await reviewer.getByRole('link', { name: '看发送进展' }).waitFor()
    await page.goto('/desk/campaigns')
    const sent = page.getByRole('row', { name: /第一批确认通知/ })
    await sent.waitFor()
    await lookAtDesk(page, 'list')
    await sent.getByRole('link').click()
    await page.waitForURL(/\/watch$/)
    await page.getByRole('link', { name: '看内容和对象' }).waitFor()
  })

  it('are written as templates that say at once what may not stand in them', async () => {
    const page = await signedInDesk(stage, ['messageDesk'], '/desk/campaigns/templates')
    await page.getByRole('link', { name: '确认通知（网址带编码）' }).waitFor()
    await lookAtDesk(page, 'templates', { statuses: [401] })
    await page.getByRole('link', { name: '新建模板' }).click()
    await page.getByLabel('名称').fill('年底通知')
    await page.getByLabel('内容').fill('请在年底以前打开  确认，逾期后果自负。')
    await page.getByText('不能用“逾期”').waitFor()
    await page.getByText('缺少 {链接}').waitFor()
    await lookAtDesk(page, 'template-refused')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('短信内容不能用：').waitFor()
    await page
      .getByLabel('内容')
      .fill('{单位}可以享受稳岗返还，请打开  选择。编码{编码}，查真伪 {查验网址} 或{电话}')
    await page.getByLabel('内容').evaluate((field: HTMLTextAreaElement) => {
      const at = field.value.indexOf('  ') + 1
      field.setSelectionRange(at, at)
    })
    await page.getByRole('button', { name: '插入 {链接}' }).click()
    await page.getByText('/s/AB3XK9M2 选择').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '登记送审' }).click()
    await page.getByRole('button', { name: '确认登记' }).click()
    await page.getByText('已登记送审').waitFor()
    await page.getByRole('button', { name: '登记审核结果' }).click()
    await page.getByRole('dialog').getByLabel('平台模板编号').fill('SMS_270000001')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('已登记审核结果').waitFor()
    await lookAtDesk(page, 'template', { statuses: [422] })
  })
})
