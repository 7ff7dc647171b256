import { textOf } from '@wengang/api/messages/message-place'
import { contentOf } from '@wengang/api/messages/message-content'
import { mobileOfMessage } from '@wengang/api/messages/message.service'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { sendLinks, testMobile } from '../../support/campaigns.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantCases, plantSession, withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { key, must } from '../../support/staff-acts.ts'

let house: House
let token: string
beforeAll(async () => {
  house = await makeHouse()
  token = (await plantStaff(house, ['messageDesk'])).token
})
afterAll(() => house.close())

const prepare = (batchId: string, as = token, again = key()) =>
  house.client({ token: as })('sendLinks', {
    params: { batchId },
    body: { testMobile },
    ...again,
  })

const messagesTo = (mobile: string) =>
  house.services.store.read
    .selectFrom('message')
    .selectAll()
    .where('mobile_index', '=', blindIndex(house.services.keys, 'mobile', mobile))
    .orderBy('id')
    .execute()

describe('the campaign of a list', () => {
  it('writes one message a phone for all its offers, once another person has let it go', async () => {
    const one = await plantCase(house)
    const { batchId } = one
    const keeper = '19900039999'
    await plantCases(
      house,
      Array.from({ length: 12 }, () => ({ batchId, mobile: keeper })),
    )
    await plantCase(house, { batchId, mobile: null })
    const answered = await plantCase(house, { batchId })
    const client = house.client({ cookie: await plantSession(house, answered.mobile) })
    await answer(house, client, answered.caseId, 'ACCEPT')

    const prepared = await prepare(batchId)
    expect(prepared).toMatchObject({
      ok: true,
      data: {
        campaign: {
          state: 'waiting',
          totals: { recipients: 2, firms: 13, excluded: { noPhone: 1, answered: 1 } },
          cost: { parts: 4 },
        },
      },
    })
    expect(await messagesTo(keeper)).toEqual([])
    // Whoever presses again, or somebody else does, finds the one that waits.
    const other = await plantStaff(house, ['messageDesk'])
    const again = await prepare(batchId, other.token)
    expect(again.ok && prepared.ok && again.data.campaign.id).toBe(
      prepared.ok && prepared.data.campaign.id,
    )
    await sendLinks(house, batchId)
    const [message] = await messagesTo(keeper)
    if (message === undefined) throw new Error('no message')
    const text = textOf(house.services, message.id, contentOf(message))
    expect(text).toMatch(
      /^【河南人社】您经办的12家单位有2023年度稳岗返还待确认，请于12月31日前打开/,
    )
    expect(text).not.toContain('237')
    expect(text).toContain('/verify')
    expect(text).toContain('0371-12333')
    expect(mobileOfMessage(house.services.keys, message.mobile_sealed)).toBe(keeper)
    expect(await messagesTo(answered.mobile)).toEqual([])
  })

  it('sends to nobody twice, whether the act is repeated or done anew', async () => {
    const one = await plantCase(house)
    const act = key()
    const first = await prepare(one.batchId, token, act)
    expect(await prepare(one.batchId, token, act)).toEqual(first)
    await sendLinks(house, one.batchId)
    const late = await plantCase(house, { batchId: one.batchId })
    await sendLinks(house, one.batchId)
    expect(await messagesTo(one.mobile)).toHaveLength(1)
    expect(await messagesTo(late.mobile)).toHaveLength(1)
    const nobody = key()
    for (const repeat of [nobody, nobody, key()]) {
      expect(await prepare(one.batchId, token, repeat)).toMatchObject({
        ok: false,
        message: '没有可以发送的对象，请改一改筛选条件。',
      })
    }
    const left = await house.services.store.read
      .selectFrom('campaign')
      .select('id')
      .where('audience', 'like', `%${one.batchId}%`)
      .where('state', '=', 'draft')
      .execute()
    expect(left).toEqual([])
  })

  it('is given up as a draft only, and for good', async () => {
    const { batchId } = await plantCase(house)
    const desk = house.client({ token })
    const { id } = must(await prepare(batchId)).campaign
    const act = (name: `${'withdraw' | 'discard' | 'freeze' | 'submit'}Campaign`) =>
      desk(name, { params: { campaignId: id }, body: {}, ...key() })
    expect(await act('discardCampaign')).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    must(await act('withdrawCampaign'))
    const given = must(await act('discardCampaign')).campaign
    expect(given).toMatchObject({ state: 'stopped', releasedAt: null })
    for (const again of ['discardCampaign', 'freezeCampaign', 'submitCampaign'] as const) {
      expect(await act(again)).toMatchObject({ message: '已经放弃，不能再改。' })
    }
    const last = await house.services.store.read
      .selectFrom('entry')
      .select('kind')
      .where('stream', '=', `campaign:${id}`)
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(last?.kind).toBe('campaignDiscarded')
    expect(must(await desk('getBatch', { params: { batchId } })).campaigns).toEqual([])
    expect(must(await prepare(batchId)).campaign.id).not.toBe(id)
  })

  it('is one, when several people press at the same time', async () => {
    const one = await plantCase(house)
    await plantCases(
      house,
      Array.from({ length: 20 }, () => ({ batchId: one.batchId })),
    )
    const people = await Promise.all([1, 2, 3].map(() => plantStaff(house, ['messageDesk'])))
    await Promise.all(people.map((person) => prepare(one.batchId, person.token)))
    const sent = await sendLinks(house, one.batchId)
    expect(sent.totals).toMatchObject({ recipients: 21, firms: 21 })
    const campaigns = await house.services.store.read
      .selectFrom('campaign')
      .select('id')
      .where('audience', 'like', `%${one.batchId}%`)
      .execute()
    expect(campaigns).toHaveLength(1)
    expect(await messagesTo(one.mobile)).toHaveLength(1)
  })

  it('tells a phone once, however its offers are spread over the steps', async () => {
    const one = await plantCase(house, { mobile: '19900049999' })
    await plantCases(
      house,
      Array.from({ length: 1_100 }, () => ({ batchId: one.batchId, mobile: one.mobile })),
    )
    const sent = await sendLinks(house, one.batchId)
    expect(sent.totals).toMatchObject({ recipients: 1, firms: 1_101 })
    expect(await messagesTo(one.mobile)).toHaveLength(1)
  })

  it('tells of a changed offer in words of its own', async () => {
    const one = await plantCase(house)
    await sendLinks(house, one.batchId)
    house.clock.set('2023-12-11T10:00:00+08:00')
    const second = await plantCase(house)
    await withWriter(house, async (db) => {
      const offer = await db
        .selectFrom('offer')
        .selectAll()
        .where('case_id', '=', one.caseId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('offer')
        .values({ ...offer, version: 2, batch_id: second.batchId })
        .execute()
    })
    const sent = await sendLinks(house, second.batchId)
    expect(sent.totals).toMatchObject({ recipients: 2, changed: 1 })
    const kinds = (await messagesTo(one.mobile)).map((message) => message.kind)
    expect(kinds).toEqual(['offerLink', 'offerChanged'])
  })

  it('stands in the chain of the list, which cannot be taken back any more', async () => {
    const one = await plantCase(house)
    const { id: campaignId } = await sendLinks(house, one.batchId)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select(['kind', 'payload'])
      .where('stream', '=', `batch:${one.batchId}`)
      .execute()
    expect(entries.map((entry) => entry.kind)).toEqual(['linksSent'])
    expect(JSON.parse(entries[0]?.payload ?? '{}')).toMatchObject({
      facts: { campaignId, recipients: 1, firms: 1 },
    })
    const handler = await plantStaff(house, ['handler'])
    const undone = await house.client({ token: handler.token })('undoImport', {
      params: { batchId: one.batchId },
      body: { reason: '名单有误' },
      ...key(),
    })
    expect(undone).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })

  it('is refused for a list that was undone, another region and another role', async () => {
    const one = await plantCase(house)
    const elsewhere = await plantStaff(house, ['messageDesk'], '37')
    const clerk = await plantStaff(house, ['clerk'])
    expect(await prepare(one.batchId, elsewhere.token)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await prepare(one.batchId, clerk.token)).toMatchObject({ code: 'NOT_ALLOWED' })
    await withWriter(house, (db) =>
      db.updateTable('batch').set({ state: 'undone' }).where('id', '=', one.batchId).execute(),
    )
    expect(await prepare(one.batchId)).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    expect(await messagesTo(one.mobile)).toEqual([])
  })
})

describe('the job that sends', () => {
  const sendNow = (sent: string[]) =>
    sendMessageJob(house.services, {
      name: 'outbox',
      async send({ text }) {
        sent.push(text)
        return { kind: 'accepted', providerIds: [] }
      },
    })

  it('sends once, and a moot message not at all', async () => {
    const one = await plantCase(house)
    const gone = await plantCase(house, { batchId: one.batchId })
    await sendLinks(house, one.batchId)
    await withWriter(house, (db) =>
      db
        .updateTable('unit_case')
        .set({ contact_index: 'another phone' })
        .where('id', '=', gone.caseId)
        .execute(),
    )
    const sent: string[] = []
    for (const mobile of [one.mobile, gone.mobile]) {
      const [message] = await messagesTo(mobile)
      if (message === undefined) throw new Error('no message')
      await sendNow(sent)({ messageId: message.id })
      await sendNow(sent)({ messageId: message.id })
    }
    expect(sent).toHaveLength(1)
    expect((await messagesTo(one.mobile)).map(({ state }) => state)).toEqual(['sent'])
    expect((await messagesTo(gone.mobile)).map(({ state }) => state)).toEqual(['failed'])
  })
})
