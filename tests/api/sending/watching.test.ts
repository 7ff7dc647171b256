import type { SendOutcome } from '@wengang/api/messages/sms-transport'
import { takeSmsReceipt } from '@wengang/api/messages/receipts'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { countCampaign } from '@wengang/api/watching/count-campaign'
import { runCampaigns } from '@wengang/api/sending/run-campaigns'
import { type CallOutput, firmStages, type StageCounts } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { type PlantedCase, plantCases, plantSession, withWriter } from '../../support/plant.ts'
import { plantCampaign } from '../../support/plant-campaign.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must } from '../../support/staff-acts.ts'

const day = 86_400_000

let house: House
let client: ReturnType<House['client']>
let clerk: ReturnType<House['client']>
let campaignId: string
let cases: PlantedCase[]
let saidAtOnce: string
beforeAll(async () => {
  house = await makeHouse()
  client = house.client({ token: (await plantStaff(house, ['messageDesk'])).token })
  clerk = house.client({ token: (await plantStaff(house, ['clerk'])).token })
  cases = await plantCases(house, [
    ...Array.from({ length: 10 }, () => ({ regionCode: '410181' })),
    ...Array.from({ length: 4 }, () => ({ regionCode: '410122', mobile: '19900066666' })),
    { regionCode: '410122', mobile: null, unitName: '=中牟县示例有限公司' },
  ])
  campaignId = await plantCampaign(house, cases)
  await step()
  saidAtOnce = await dayWords()
  await step(2)
})
afterAll(() => house.close())

/** What the first screen says of the campaign. */
async function dayWords(): Promise<string> {
  const { items } = must(await client('viewDay', {}))
  return items.find(({ key: one }) => one === `campaign:${campaignId}`)?.words ?? ''
}

async function step(count = 1): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    house.clock.advance(1_000)
    await runCampaigns(house.services)
  }
}

const progress = async () =>
  must(await client('getCampaignProgress', { params: { campaignId } })).progress

/** How many firms each list shows, walked page by page. */
async function listed(): Promise<StageCounts> {
  const counts: [string, number][] = []
  for (const stage of firmStages) {
    let count = 0
    for (let after: string | undefined; ;) {
      const query = { stage, limit: 3, ...(after === undefined ? {} : { after }) }
      const page = must(await client('listCampaignFirms', { params: { campaignId }, query }))
      count += page.firms.length
      if (page.next === null) break
      after = page.next
    }
    counts.push([stage, count])
  }
  return Object.fromEntries(counts) as StageCounts
}

/** The numbers of the funnel, after it was seen that they add up and are what their lists show. */
async function funnel(): Promise<StageCounts> {
  const { funnel: counts, regions } = await progress()
  expect(await listed()).toEqual(counts)
  expect(counts.accepted + counts.declined + counts.unanswered).toBe(counts.all)
  for (const stage of firmStages) {
    expect(regions.reduce((sum, region) => sum + region.counts[stage], 0)).toBe(counts[stage])
  }
  return counts
}

const messages = () =>
  house.services.store.read
    .selectFrom('campaign_message')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .selectAll('message')
    .where('campaign_id', '=', campaignId)
    .orderBy('message.id')
    .execute()

const providerId = (messageId: string, part: number): string => `${messageId}-${part}`

async function sendAll(outcome: (messageId: string, mobile: string, parts: number) => SendOutcome) {
  for (const { id, parts } of await messages()) {
    const job = sendMessageJob(house.services, {
      name: 'outbox',
      send: async ({ mobile }) => outcome(id, mobile, parts),
    })
    await job({ messageId: id })
  }
}

const firm = (index: number): PlantedCase => cases[index]!
const firmClient = async (index: number) =>
  house.client({ cookie: await plantSession(house, firm(index).mobile) })

describe('watching a campaign', () => {
  it('counts in firms what goes out, arrives, is opened, read and answered', async () => {
    expect(await funnel()).toMatchObject({ all: 14, sent: 0, notSent: 14, unanswered: 14 })
    expect(saidAtOnce).toContain('发送中')
    expect(await dayWords()).toContain('都已发出，等答复')
    await sendAll((id, mobile, parts) =>
      mobile === firm(0).mobile
        ? { kind: 'rejected', fault: 'MK:0001', providerIds: [] }
        : mobile === firm(1).mobile
          ? { kind: 'unknown', fault: 'cut', providerIds: [] }
          : {
              kind: 'accepted',
              providerIds: Array.from({ length: parts }, (_, part) => providerId(id, part)),
            },
    )
    await step()
    expect(await funnel()).toMatchObject({ sent: 12, delivered: 0, notReached: 1, unknown: 1 })

    // Receipts of all parts, in any order and twice: the numbers are those of each once.
    const receipts = (await messages())
      .filter((one) => one.state === 'sent')
      .flatMap((one) => Array.from({ length: one.parts }, (_, part) => ({ one, part })))
    for (const { one, part } of [...receipts, ...receipts.toReversed()].toReversed()) {
      const planted = cases.find(({ mobileIndex }) => mobileIndex === one.mobile_index)!
      const isLost = planted.mobile === firm(2).mobile && part === 0
      await takeSmsReceipt(house.services, 'outbox', {
        providerId: providerId(one.id, part),
        mobile: planted.mobile,
        state: isLost ? 'undelivered' : 'delivered',
        fault: isLost ? 'MK:0005' : null,
      })
    }
    await step()
    expect(await funnel()).toMatchObject({ sent: 12, delivered: 11, notReached: 2, unknown: 1 })

    const opened = (await messages()).find((one) => one.mobile_index === firm(3).mobileIndex)!
    await withWriter(house, (db) =>
      db
        .updateTable('message')
        .set({ opened_at: house.clock.now() })
        .where('id', '=', opened.id)
        .execute(),
    )
    await readThrough(house, await firmClient(4), firm(4).caseId)
    await answer(house, await firmClient(3), firm(3).caseId, 'ACCEPT')
    await answer(house, await firmClient(10), firm(10).caseId, 'DECLINE')
    await step()
    const counts = await funnel()
    expect(counts).toMatchObject({ all: 14, opened: 1, read: 3, accepted: 1, declined: 1 })
    expect(counts).toMatchObject({ unanswered: 12, notOpened: 9, openedUnanswered: 0 })

    const told = await progress()
    // In stretches as a large campaign is counted, some of which end with the last firm.
    for (const firmsAtOnce of [1, 7, 13]) {
      const { funnel: whole, regions, series } = told
      const counted = await countCampaign(house.services, campaignId, firmsAtOnce)
      expect(counted).toMatchObject({ funnel: whole, regions, series })
    }
    expect(told.faults).toEqual([
      { words: '停机', count: 1 },
      { words: '空号', count: 1 },
    ])
    expect(told).toMatchObject({ retryable: 1, messages: 11, openNow: true })
    const sum = (name: 'sent' | 'delivered' | 'opened' | 'accepted' | 'declined') =>
      told.series.points.reduce((total, point) => total + point[name], 0)
    expect([sum('sent'), sum('delivered'), sum('opened')]).toEqual([12, 11, 1])
    expect([sum('accepted'), sum('declined')]).toEqual([1, 1])
    expect(told.series.unit).toBe('hour')
  })

  it('leads from a number to its firms, by region too, with masked phones', async () => {
    const { firms } = must(
      await client('listCampaignFirms', {
        params: { campaignId },
        query: { stage: 'notReached', regionCode: '410181' },
      }),
    )
    expect(firms.map((one) => [one.unitName, one.trouble])).toEqual([
      [firm(0).unitName, '空号'],
      [firm(2).unitName, '停机'],
    ])
    expect(firms[0]?.mobile).toMatch(/^\d{3}\*{4}\d{4}$/)
    const other = await plantStaff(house, ['messageDesk'], '37')
    const refused = await house.client({ token: other.token })('listCampaignFirms', {
      params: { campaignId },
    })
    expect(refused).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  })

  it('tells the whole story of a firm, what is planned included', async () => {
    const story = async (index: number) =>
      must(await client('getCampaignFirm', { params: { campaignId, caseNo: firm(index).caseNo } }))
    const accepted = await story(3)
    expect(accepted.story.map(({ title }) => title)).toEqual([
      '列入发送对象',
      '复核通过',
      '通知短信排队',
      '通知短信交给短信平台',
      '通知短信已发送',
      '第 1 段已送达',
      '第 2 段已送达',
      '通知短信已送达',
      '打开了短信链接',
      '读完政策说明，用时 10 秒',
      '第 1 次答复：确认享受',
      '第 1 次提醒',
    ])
    const lost = await story(0)
    expect(lost.story).toContainEqual(
      expect.objectContaining({
        title: '通知短信被拒绝',
        detail: '空号（MK:0001）',
        tone: 'wrong',
      }),
    )
  })

  it('gives its lists as files that no program takes for formulas, and notes who took them', async () => {
    const take = async (body: object) => {
      const { token } = await plantStaff(house, ['messageDesk'])
      const answered = await house.request(`/api/staff/campaigns/${campaignId}/export`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(answered.status).toBe(200)
      return answered.text()
    }
    const masked = await take({ stage: 'notReached' })
    expect(masked.split('\r\n')).toHaveLength(4)
    expect(masked).not.toContain(firm(0).mobile)
    expect(masked).toContain('空号')
    const full = await take({ stage: 'notReached', reason: '逐户电话通知' })
    expect(full).toContain(firm(0).mobile)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `campaign:${campaignId}`)
      .where('kind', '=', 'campaignExported')
      .orderBy('seq')
      .execute()
    expect(entries.map(({ payload }) => (JSON.parse(payload) as { facts: object }).facts)).toEqual([
      { stage: 'notReached', rows: 2, reason: null },
      { stage: 'notReached', rows: 2, reason: '逐户电话通知' },
    ])
  })
})

describe('whom messages do not reach (S4-21)', () => {
  const open = async (query: object = {}) => must(await clerk('listFollowUps', { query })).followUps

  it('stands on the list of the window and the telephone, each with the reason', async () => {
    const reasons = new Map((await open()).map((one) => [one.caseNo, one.reason]))
    expect(reasons.get(firm(14).caseNo)).toBe('noPhone')
    expect(reasons.get(firm(0).caseNo)).toBe('refused')
    expect(reasons.get(firm(2).caseNo)).toBe('undelivered')
    expect(reasons.size).toBe(3)
    house.clock.advance(7 * day)
    await step()
    // Delivered and never opened, except who has read or answered meanwhile.
    expect((await open({ reason: 'notOpened' })).length).toBe(8)
    expect((await open({ reason: 'unknown' })).map((one) => one.caseNo)).toEqual([firm(1).caseNo])
  })

  it('is noted upon, tried again and done; notes are kept and told', async () => {
    const [first] = await open({ reason: 'undelivered' })
    const note = (body: Partial<Parameters<typeof write>[0]>) => write({ ...usual, ...body })
    const usual = { means: 'phone' as const, said: '无人接听', nextOn: '2023-12-16', done: false }
    const write = (body: typeof usual) =>
      clerk('noteFollowUp', { params: { followUpId: first!.id }, body, ...key() })
    const past = await note({ nextOn: '2023-12-01' })
    expect(past).toMatchObject({
      ok: false,
      code: 'STATE_REFUSES',
      message: expect.stringContaining('过去'),
    })
    must(await note({}))
    expect((await open({ due: 'true' })).map((one) => one.id)).toEqual([])
    house.clock.advance(2 * day)
    expect((await open({ due: 'true' })).map((one) => one.id)).toEqual([first!.id])
    must(await note({ said: '会计张某换了号码', done: true }))
    expect(await note({})).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    const { followUp, notes } = must(
      await clerk('getFollowUp', { params: { followUpId: first!.id } }),
    )
    expect(followUp).toMatchObject({ state: 'done', notes: 2, reason: 'undelivered' })
    expect(notes.map(({ said, nextOn, done }) => ({ said, nextOn, done }))).toEqual([
      { said: '无人接听', nextOn: '2023-12-16', done: false },
      { said: '会计张某换了号码', nextOn: null, done: true },
    ])
    const told: CallOutput<'getCampaignFirm'> = must(
      await client('getCampaignFirm', { params: { campaignId, caseNo: firm(2).caseNo } }),
    )
    expect(told.story.map(({ title }) => title)).toContain('电话跟进：会计张某换了号码')
    // It is done for this reason, and a further look does not bring it back.
    await step(2)
    expect((await open()).map((one) => one.caseNo)).not.toContain(firm(2).caseNo)
  })

  it('leaves the list by itself once it has answered', async () => {
    expect((await open()).map((one) => one.caseNo)).toContain(firm(5).caseNo)
    await answer(house, await firmClient(5), firm(5).caseId, 'ACCEPT')
    await step()
    expect((await open()).map((one) => one.caseNo)).not.toContain(firm(5).caseNo)
    const done = await open({ state: 'done' })
    expect(done.find((one) => one.caseNo === firm(5).caseNo)).toMatchObject({ answered: true })
  })
})
