import { textOf } from '@wengang/api/messages/message-place'
import { contentOf } from '@wengang/api/messages/message-content'
import type { CampaignPlan, Client } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { planFor, shippedTemplate } from '../../support/campaigns.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantBatches, plantCase, plantCases, plantSession } from '../../support/plant.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'

let house: House
let office: Office
let desk: Client
let templateId: string
beforeAll(async () => {
  house = await makeHouse({ SMS_PART_PRICE_FEN: '4.5' })
  office = await plantOffice(house)
  desk = office.messageDesk
  templateId = (await shippedTemplate(desk)).id
})
afterAll(() => house.close())

const draft = async (plan: CampaignPlan, client = desk) =>
  must(await client('draftCampaign', { body: plan, ...key() })).campaign
const act = (
  name: 'freezeCampaign' | 'submitCampaign' | 'withdrawCampaign' | 'releaseCampaign',
  campaignId: string,
  client = desk,
) => client(name, { params: { campaignId }, body: {}, ...key() })
const test = (campaignId: string, mobile = '19900090001') =>
  desk('sendTest', { params: { campaignId }, body: { mobile }, ...key() })
const audience = (batchId: string) =>
  ({ editionId: 'henan-refund-2023', reach: 'notTold', differing: 'contact', batchId }) as const

/** A list with every kind of firm: a bookkeeper's three, one answered, one silent, one opted out, one told today. */
async function mixedBatch() {
  const [batchId = ''] = await plantBatches(house, 1)
  const keeper = '19900061111'
  await plantCases(house, [
    { batchId, mobile: keeper },
    { batchId, mobile: keeper },
    { batchId, mobile: keeper, offer: { amount_fen: 1_000 } },
    { batchId, offer: { amount_fen: 5_000 } },
  ])
  const answered = await plantCase(house, { batchId })
  must(
    await answer(
      house,
      house.client({ cookie: await plantSession(house, answered.mobile) }),
      answered.caseId,
      'ACCEPT',
    ),
  )
  const silent = await plantCase(house, { batchId, mobile: null })
  const refusing = await plantCase(house, { batchId })
  must(
    await office.clerk('setOptOut', {
      body: { mobile: refusing.mobile, optedOut: true },
      ...key(),
    }),
  )
  return { batchId, keeper, answered, silent, refusing }
}

describe('an audience', () => {
  it('is counted by phones and firms while filters change, with who is left out and what it costs', async () => {
    const { batchId } = await mixedBatch()
    const counted = must(
      await desk('countAudience', { query: { ...audience(batchId), templateId } }),
    )
    expect(counted.totals).toEqual({
      recipients: 2,
      firms: 4,
      excluded: { answered: 1, noPhone: 1, optedOut: 1 },
      differs: 0,
      changed: 0,
    })
    // Two messages of two parts at 4.5 fen.
    expect(counted.cost).toEqual({ parts: 4, costFen: 18 })
    expect(counted.sample.map(({ firms, mobile }) => [firms, mobile])).toEqual([
      [3, '199****1111'],
      [1, expect.stringMatching(/^199\*{4}/)],
    ])
    const few = must(
      await desk('countAudience', {
        query: { ...audience(batchId), amountToFen: 5_000, amountFromFen: 2_000 },
      }),
    )
    expect([few.totals.recipients, few.totals.firms, few.cost]).toEqual([1, 1, null])
    const later = must(
      await desk('countAudience', { query: { ...audience(batchId), daysLeft: 5 } }),
    )
    expect(later.totals.firms).toBe(0)
    const soon = must(
      await desk('countAudience', { query: { ...audience(batchId), daysLeft: 23 } }),
    )
    expect(soon.totals.firms).toBe(4)
    const elsewhere = must(
      await desk('countAudience', { query: { ...audience(batchId), regionCode: '4102' } }),
    )
    expect(elsewhere.totals).toMatchObject({ recipients: 0, excluded: {} })
  })

  it('is of the own region and programmes only', async () => {
    const { batchId } = await plantCase(house)
    const other = await plantStaff(house, ['messageDesk'], '37')
    const limited = await plantStaff(house, ['messageDesk'], '41', undefined, ['another-edition'])
    for (const { token } of [other, limited]) {
      const client = house.client({ token })
      expect(await client('countAudience', { query: audience(batchId) })).toMatchObject({
        ok: false,
        code: 'NOT_FOUND',
      })
      expect(
        await client('draftCampaign', {
          body: planFor(templateId, { batchId }),
          ...key(),
        }),
      ).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    const widened = planFor(templateId, { regionCode: '37' })
    expect(await desk('draftCampaign', { body: widened, ...key() })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })
})

describe('a campaign', () => {
  it('fixes whom it goes to, is tested, submitted, and released by another person', async () => {
    const { batchId, silent } = await mixedBatch()
    const { id } = await draft(planFor(templateId, { batchId }))
    expect(await act('submitCampaign', id)).toMatchObject({
      ok: false,
      message: '请先确定发送对象。',
    })
    const frozen = must(await act('freezeCampaign', id)).campaign
    expect(frozen.totals).toMatchObject({ recipients: 2, firms: 4 })
    expect(frozen.cost).toEqual({ parts: 4, costFen: 18 })
    expect(await act('submitCampaign', id)).toMatchObject({
      ok: false,
      message: '请先发一条测试短信给工作人员看过。',
    })
    const tested = must(await test(id))
    expect(tested.text).toMatch(/^【河南人社】【测试】您单位有2023年度稳岗返还待确认/)
    await house.runJobs()

    const waiting = must(await act('submitCampaign', id)).campaign
    expect(waiting.release).toMatchObject({
      state: 'waiting',
      summary: '确认通知：2 个手机、4 家单位，计费 4 条，约 0.18 元',
      mine: false,
    })
    expect(await act('releaseCampaign', id)).toMatchObject({
      ok: false,
      code: 'SECOND_PERSON_NEEDED',
    })
    expect(
      await desk('saveCampaign', {
        params: { campaignId: id },
        body: planFor(templateId),
        ...key(),
      }),
    ).toMatchObject({ ok: false, message: '已经提交复核，不能再改。要改，请先撤回。' })
    const released = must(await act('releaseCampaign', id, office.reviewer)).campaign
    expect(released).toMatchObject({ state: 'released', releasedBy: '示例reviewer' })

    const { recipients } = must(
      await desk('listRecipients', { params: { campaignId: id }, query: { show: 'excluded' } }),
    )
    expect(recipients.map(({ exclusion }) => exclusion).toSorted()).toEqual([
      'answered',
      'noPhone',
      'optedOut',
    ])
    const without = recipients.find(({ exclusion }) => exclusion === 'noPhone')
    expect(without).toMatchObject({
      mobile: null,
      cases: [{ caseNo: silent.caseNo, unitName: silent.unitName }],
    })
    const ready = must(
      await desk('listRecipients', { params: { campaignId: id }, query: { show: 'ready' } }),
    )
    expect(ready.recipients[0]).toMatchObject({ mobile: '199****1111', firms: 3 })
    const undone = await office.handler('undoImport', {
      params: { batchId },
      body: { reason: '名单有误' },
      ...key(),
    })
    expect(undone).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('kind')
      .where('stream', '=', `campaign:${id}`)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ kind }) => kind)).toEqual([
      'campaignDrafted',
      'recipientsFixed',
      'testSent',
      'releaseAsked',
      'released',
    ])
  })

  it('goes back to a draft when it is refused or withdrawn, and what changed is done anew', async () => {
    const { batchId } = await plantCase(house)
    const { id } = await draft(planFor(templateId, { batchId }))
    must(await act('freezeCampaign', id))
    must(await test(id))
    must(await act('submitCampaign', id))
    const refused = must(
      await office.reviewer('refuseCampaign', {
        params: { campaignId: id },
        body: { note: '等名单复核后再发' },
        ...key(),
      }),
    ).campaign
    expect(refused).toMatchObject({
      state: 'draft',
      release: { state: 'refused', note: '等名单复核后再发' },
    })
    must(await act('submitCampaign', id))
    expect(must(await act('withdrawCampaign', id)).campaign.state).toBe('draft')
    const save = async (plan: CampaignPlan) =>
      must(await desk('saveCampaign', { params: { campaignId: id }, body: plan, ...key() }))
        .campaign
    const renamed = await save(planFor(templateId, { batchId }, { title: '第二次' }))
    expect([renamed.frozenAt, renamed.testedAt].includes(null)).toBe(false)
    const narrowed = await save(planFor(templateId, { batchId, amountToFen: 5 }))
    expect([narrowed.frozenAt, narrowed.totals, narrowed.testedAt === null]).toEqual([
      null,
      null,
      false,
    ])
    expect(must(await act('freezeCampaign', id)).campaign.totals).toMatchObject({ recipients: 0 })
    expect(await act('submitCampaign', id)).toMatchObject({
      ok: false,
      message: '没有可以发送的对象，请改一改筛选条件。',
    })
    const listed = must(await desk('listCampaigns', { query: { state: 'draft', limit: 1 } }))
    expect(listed.campaigns).toHaveLength(1)
  })

  it('never sends at night, whatever is typed', async () => {
    const night = { from: '07:30', to: '18:00', workdaysOnly: false }
    const refusedPlan = planFor(templateId, {}, { window: night })
    expect(await desk('draftCampaign', { body: refusedPlan, ...key() })).toMatchObject({
      ok: false,
      message: '只能在 08:00 到 20:00 之间发送',
    })
  })

  it('shows whose two mobiles differ, and goes where it is told to', async () => {
    const [batchId = ''] = await plantBatches(house, 1)
    const firm = await plantCase(house, { batchId })
    await plantUnit(house, { case: firm, certified: '19900062222', people: 'none' })
    await plantCase(house, { batchId })
    const flagged = await draft(planFor(templateId, { batchId }))
    expect(must(await act('freezeCampaign', flagged.id)).campaign.totals).toMatchObject({
      recipients: 2,
      differs: 1,
    })
    const differing = async (id: string) =>
      must(await desk('listRecipients', { params: { campaignId: id }, query: { show: 'differs' } }))
        .recipients
    expect(await differing(flagged.id)).toMatchObject([
      { certifiedMobile: '199****2222', state: 'ready' },
    ])
    const left = await draft(planFor(templateId, { batchId, differing: 'leaveOut' }))
    must(await act('freezeCampaign', left.id))
    expect(await differing(left.id)).toMatchObject([{ state: 'excluded', exclusion: 'differs' }])
    const moved = await draft(planFor(templateId, { batchId, differing: 'certified' }))
    must(await act('freezeCampaign', moved.id))
    expect(await differing(moved.id)).toMatchObject([{ mobile: '199****2222', state: 'ready' }])
  })
})

describe('words', () => {
  const good =
    '{单位}有{年度}年度稳岗返还，请在{截止日}以前打开 {链接} 选择。编码{编码}，查真伪 {查验网址} 或{电话}'
  const words = {
    name: '再次通知',
    kind: 'offer',
    linkMode: 'path',
    text: good,
    transport: null,
    providerTemplate: null,
  } as const
  const create = (change: Partial<{ text: string; linkMode: 'path' | 'constant' }> = {}) =>
    desk('createTemplate', { body: { ...words, ...change }, ...key() })

  it('are previewed for any firm, counted, and refused for what they must not say', async () => {
    const firm = await plantCase(house)
    const preview = (text: string) =>
      desk('previewMessage', {
        body: { kind: 'offer', linkMode: 'path', text, caseNo: firm.caseNo },
      })
    const shown = must(await preview(good))
    expect(shown.unitName).toBe(firm.unitName)
    expect(shown.preview).toEqual({
      text: '【河南人社】您单位有2023年度稳岗返还，请在12月31日以前打开 http://localhost:8787/s/AB3XK9M2 选择。编码AB3XK9M2，查真伪 localhost:8787/verify 或0371-12333',
      characters: 118,
      parts: 2,
      refusals: [],
      warnings: ['有“返还”，有的平台会人工审核'],
    })
    expect(must(await preview(`${good}19900001111`)).preview.refusals).toEqual(['不能写手机号'])
    expect(await create({ text: '请确认' })).toMatchObject({ ok: false, code: 'WORDS_REFUSED' })
    const missing = { kind: 'offer', linkMode: 'path', text: good, caseNo: '0000000000' } as const
    expect(await desk('previewMessage', { body: missing })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are changed until a provider has them, used once approved, and stand from then on', async () => {
    const { template } = must(await create())
    expect(template).toMatchObject({ review: 'draft', used: false })
    const at = { params: { templateId: template.id } }
    const saved = must(
      await desk('saveTemplate', { ...at, body: { ...words, name: '最新' }, ...key() }),
    )
    expect(saved.template.name).toBe('最新')
    must(await desk('submitTemplate', { ...at, body: {}, ...key() }))
    expect(await desk('saveTemplate', { ...at, body: words, ...key() })).toMatchObject({
      code: 'STATE_REFUSES',
    })
    const review = (decision: 'approved' | 'rejected') =>
      desk('reviewTemplate', {
        ...at,
        body: { decision, note: '', providerTemplate: 'SMS_1' },
        ...key(),
      })
    expect(must(await review('approved')).template).toMatchObject({
      review: 'approved',
      providerTemplate: 'SMS_1',
    })
    expect(await review('rejected')).toMatchObject({ code: 'STATE_REFUSES' })
    must(await desk('retireTemplate', { ...at, body: {}, ...key() }))
    const { templates } = must(await desk('listTemplates', { query: {} }))
    expect(templates.some(({ id }) => id === template.id)).toBe(false)
    expect(await desk('submitTemplate', { ...at, body: {}, ...key() })).toMatchObject({
      message: '这个模板已经停用。',
    })
  })

  it('that nobody approved go to nobody', async () => {
    const { template } = must(await create())
    const { batchId } = await plantCase(house)
    const { id } = await draft(planFor(template.id, { batchId }))
    must(await act('freezeCampaign', id))
    must(await test(id))
    expect(await act('submitCampaign', id)).toMatchObject({
      message: '模板“再次通知”还没有通过审核或已经停用，请换一个。',
    })
  })

  it('of a test say so, carry a code that can be checked, and open nothing', async () => {
    const { batchId } = await plantCase(house)
    const { id } = await draft(planFor(templateId, { batchId }))
    must(await test(id, '19900063333'))
    const row = await house.services.store.read
      .selectFrom('message')
      .selectAll()
      .where('kind', '=', 'campaignTest')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(row.link_state).toBe('none')
    expect(row.params).not.toContain('1990006')
    const text = textOf(house.services, row.id, contentOf(row))
    const code = /编码([0-9A-Z]{8})/.exec(text)?.[1] ?? ''
    const page = await house.request('/verify', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost:8787',
      },
      body: new URLSearchParams({ code }).toString(),
    })
    expect(await page.text()).toContain('测试短信：2023年度稳岗返还待确认')
  })
})
