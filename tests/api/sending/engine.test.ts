import { sendMessageJob } from '@wengang/api/messages/send-message'
import type { SendOutcome } from '@wengang/api/messages/sms-transport'
import { openRunCommand } from '@wengang/api/sending/begin.service'
import { noteLookCommand } from '@wengang/api/sending/look.service'
import { retryCampaignStep } from '@wengang/api/sending/retry.service'
import { runCampaigns } from '@wengang/api/sending/run-campaigns'
import { campaignsAtWork } from '@wengang/api/sending/run.queries'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../support/desk.ts'
import { answer } from '../../support/answer.ts'
import { besideHouse, type House, makeHouse } from '../../support/house.ts'
import { type PlantedCase, plantCases, plantSession, withWriter } from '../../support/plant.ts'
import { plantCampaign } from '../../support/plant-campaign.ts'

const second = 1_000
const day = 86_400_000

let house: House
let desk: Desk
beforeAll(async () => {
  house = await makeHouse()
  desk = await openDesk(house)
})
afterAll(() => house.close())
// Each test begins on a working Friday morning of its own, and what the ones before left is over.
beforeEach(async () => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  await withWriter(house, (db) =>
    db
      .updateTable('campaign')
      .set({ state: 'stopped', finished_at: 0 })
      .where('state', 'not in', ['stopped', 'finished'])
      .execute(),
  )
})

const firms = (count: number, mobile?: string): Promise<PlantedCase[]> =>
  plantCases(
    house,
    Array.from({ length: count }, () => (mobile === undefined ? {} : { mobile })),
  )

/** Steps of a second each. */
async function run(steps = 1): Promise<number> {
  let queued = 0
  for (let step = 0; step < steps; step += 1) {
    house.clock.advance(second)
    queued += await runCampaigns(house.services)
  }
  return queued
}

const campaign = (id: string) =>
  house.services.store.read
    .selectFrom('campaign')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const state = async (id: string) => (await campaign(id)).state
const messagesOf = (id: string) =>
  house.services.store.read
    .selectFrom('campaign_message')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .selectAll('message')
    .select('campaign_message.wave')
    .where('campaign_message.campaign_id', '=', id)
    .orderBy('message.id')
    .execute()
const recipientsOf = (id: string, wave = 0) =>
  house.services.store.read
    .selectFrom('campaign_recipient')
    .selectAll()
    .where('campaign_id', '=', id)
    .where('wave', '=', wave)
    .orderBy('id')
    .execute()
const kindsOf = async (id: string) =>
  (
    await house.services.store.read
      .selectFrom('entry')
      .select('kind')
      .where('stream', '=', `campaign:${id}`)
      .orderBy('seq')
      .execute()
  ).map(({ kind }) => kind)

/** Sends what waits by a provider that answers so. */
async function sendAll(id: string, outcome: (mobile: string) => SendOutcome): Promise<number> {
  let calls = 0
  const job = sendMessageJob(house.services, {
    name: 'outbox',
    async send({ mobile }) {
      calls += 1
      return outcome(mobile)
    },
  })
  for (const message of await messagesOf(id)) {
    if (message.state === 'queued') await job({ messageId: message.id })
  }
  return calls
}
const accept = (): SendOutcome => ({ kind: 'accepted', providerIds: [] })

describe('a released campaign', () => {
  it('goes at its speed, writes to each phone once and names all its firms', async () => {
    const cases = [...(await firms(24)), ...(await firms(3, '19900055555'))]
    const id = await plantCampaign(house, cases, { per_minute: 600 })
    await runCampaigns(house.services)
    expect([await state(id), await messagesOf(id)]).toEqual(['running', []])
    expect(await run()).toBe(10)
    expect(await run()).toBe(10)
    expect(await run(2)).toBe(5)
    const messages = await messagesOf(id)
    expect(new Set(messages.map((one) => one.mobile_index)).size).toBe(25)
    const offers = messages.map((one) => (JSON.parse(one.params) as { offers: number }).offers)
    expect(offers.toSorted((a, b) => b - a).slice(0, 2)).toEqual([3, 1])
    const batch = await house.services.store.read
      .selectFrom('batch')
      .select('links_sent_at')
      .where('id', '=', cases[0]!.batchId)
      .executeTakeFirstOrThrow()
    expect(batch.links_sent_at).not.toBeNull()
  })

  it('waits for its day and keeps to its hours, and sends nothing that is left over at night', async () => {
    const startsAt = Date.parse('2023-12-08T17:59:58+08:00')
    const id = await plantCampaign(house, await firms(30), { starts_at: startsAt })
    expect([await run(3), await state(id)]).toEqual([0, 'released'])
    house.clock.set('2023-12-08T17:59:57+08:00')
    expect([await run(), await state(id)]).toEqual([0, 'running'])
    expect(await run()).toBe(10)
    // The gateway is down until the evening: nobody is woken, and nobody is forgotten.
    house.clock.set('2023-12-08T22:00:00+08:00')
    expect(await sendAll(id, accept)).toBe(0)
    expect((await recipientsOf(id)).map((one) => one.state)).toEqual(Array(30).fill('ready'))
    house.clock.set('2023-12-09T10:00:00+08:00')
    expect(await run(3)).toBe(0)
    house.clock.set('2023-12-11T09:00:00+08:00')
    expect(await run(4)).toBe(30)
    expect(await sendAll(id, accept)).toBe(30)
  })

  it('passes over who has answered, changed or reported since, and says why', async () => {
    const [answered, moved, told, stays] = await firms(4)
    const id = await plantCampaign(house, [answered!, moved!, told!, stays!])
    const client = house.client({ cookie: await plantSession(house, answered!.mobile) })
    await answer(house, client, answered!.caseId, 'ACCEPT')
    await withWriter(house, async (db) => {
      await db
        .updateTable('unit_case')
        .set({ contact_index: 'another phone' })
        .where('id', '=', moved!.caseId)
        .execute()
      await db
        .insertInto('opt_out')
        .values({ mobile_index: told!.mobileIndex, mobile_sealed: '', at: 0, by: 'system' })
        .execute()
    })
    await run(2)
    const notes = new Map((await recipientsOf(id)).map((one) => [one.mobile_index, one.note]))
    expect(notes.get(answered!.mobileIndex)).toBe('answered')
    expect(notes.get(moved!.mobileIndex)).toBe('contactChanged')
    expect(notes.get(told!.mobileIndex)).toBe('optedOut')
    expect((await messagesOf(id)).map((one) => one.mobile_index)).toEqual([stays!.mobileIndex])
  })

  it('is sent by several processes together: nobody twice, nobody forgotten, never faster', async () => {
    const id = await plantCampaign(house, await firms(60), { per_minute: 1_200 })
    const other = besideHouse(house, { clock: house.clock })
    await runCampaigns(house.services)
    for (let step = 1; step <= 5; step += 1) {
      house.clock.advance(second)
      await Promise.all([
        runCampaigns(house.services),
        runCampaigns(other.services),
        runCampaigns(house.services),
      ])
      expect((await messagesOf(id)).length).toBeLessThanOrEqual(step * 20)
    }
    expect(new Set((await messagesOf(id)).map((one) => one.mobile_index)).size).toBe(60)
    expect((await messagesOf(id)).length).toBe(60)
  })
})

describe('a person', () => {
  it('pauses, lets go on and stops in the middle; what waits is taken back and not lost', async () => {
    const id = await plantCampaign(house, await firms(40), { reminders: 0 })
    await run(2)
    await sendAll(id, accept)
    await run()
    await desk('steerCampaign', { params: { campaignId: id }, body: { act: 'pause' } })
    expect(await sendAll(id, accept)).toBe(0)
    expect(await run(3)).toBe(0)
    const waiting = (await recipientsOf(id)).filter((one) => one.state === 'ready').length
    expect(waiting).toBe(30)
    await desk('steerCampaign', { params: { campaignId: id }, body: { act: 'resume' } })
    expect(await run()).toBe(10)
    await expect(
      desk('steerCampaign', { params: { campaignId: id }, body: { act: 'stop' } }),
    ).rejects.toThrow('STATE_REFUSES')
    await desk('steerCampaign', {
      params: { campaignId: id },
      body: { act: 'stop', note: '名单有误' },
    })
    expect([await sendAll(id, accept), await run(2), await state(id)]).toEqual([0, 0, 'stopped'])
    expect((await messagesOf(id)).filter((one) => one.state === 'sent')).toHaveLength(10)
    expect(await kindsOf(id)).toEqual([
      'campaignStarted',
      'campaignPaused',
      'campaignResumed',
      'campaignStopped',
    ])
  })

  it('has to look before a campaign goes on that halted itself, and retries only what failed', async () => {
    const cases = await firms(60)
    const id = await plantCampaign(house, cases, { per_minute: 6_000, reminders: 0 })
    await run(2)
    const dead = new Set(cases.slice(0, 6).map(({ mobile }) => mobile))
    const off = new Set(cases.slice(6, 14).map(({ mobile }) => mobile))
    const lost = new Set(cases.slice(14, 16).map(({ mobile }) => mobile))
    await sendAll(id, (mobile) => {
      if (dead.has(mobile)) return { kind: 'rejected', fault: 'MK:0001', providerIds: [] }
      if (off.has(mobile)) return { kind: 'rejected', fault: 'MI:0024', providerIds: [] }
      if (lost.has(mobile)) return { kind: 'unknown', fault: 'cut', providerIds: [] }
      return accept()
    })
    await run()
    expect(await campaign(id)).toMatchObject({
      state: 'halted',
      halt_reason: '最近有结果的 14 条里，14 条没有送达（100.0%）：关机或不在服务区 8、空号 6。',
    })
    await expect(
      desk('steerCampaign', { params: { campaignId: id }, body: { act: 'resume' } }),
    ).rejects.toThrow('STATE_REFUSES')
    await desk('steerCampaign', {
      params: { campaignId: id },
      body: { act: 'resume', note: '已和平台核实，多为空号' },
    })
    await run()
    expect(await state(id)).not.toBe('halted')
    const retried = await desk('retryCampaign', { params: { campaignId: id }, body: {} })
    expect(retried).toEqual({ recipients: 8 })
    await run(2)
    const again: string[] = []
    await sendAll(id, (mobile) => {
      again.push(mobile)
      return accept()
    })
    expect(new Set(again)).toEqual(off)
    expect(await desk('retryCampaign', { params: { campaignId: id }, body: {} })).toEqual({
      recipients: 0,
    })
    expect((await messagesOf(id)).length).toBe(68)
  })

  it('sees it halt again for what was queued before they let it go on', async () => {
    const id = await plantCampaign(house, await firms(30), { per_minute: 6_000 })
    await run(2)
    await desk('steerCampaign', { params: { campaignId: id }, body: { act: 'pause' } })
    house.clock.advance(second)
    await desk('steerCampaign', { params: { campaignId: id }, body: { act: 'resume' } })
    house.clock.advance(second)
    await sendAll(id, () => ({ kind: 'rejected', fault: 'MI:0024', providerIds: [] }))
    await run()
    expect(await state(id)).toBe('halted')
  })

  it('sees an ended campaign whole: it rests after a look, not in the middle of one', async () => {
    const id = await plantCampaign(house, await firms(1), { state: 'finished' })
    const { store, clock } = house.services
    const at = clock.now()
    await withWriter(house, (db) =>
      db.updateTable('campaign').set({ finished_at: at }).where('id', '=', id).execute(),
    )
    await store.write(openRunCommand, { campaignId: id, at })
    const look = async (lookCase: string): Promise<boolean> => {
      await store.write(noteLookCommand, { campaignId: id, lookMessage: '', lookCase, at })
      return (await campaignsAtWork(store.read, at + second)).some((one) => one.id === id)
    }
    expect([await look('in the middle'), await look('')]).toEqual([true, false])
  })

  it('begins a retry that is never finished: who waits again is written to', async () => {
    const id = await plantCampaign(house, await firms(201), { per_minute: 60_000, reminders: 0 })
    await run(2)
    await withWriter(house, async (db) => {
      await db
        .updateTable('message')
        .set({ state: 'undelivered', fault: 'MI:0024', settled_at: 0 })
        .where('state', '=', 'queued')
        .execute()
      await db
        .updateTable('campaign')
        .set({ state: 'finished', finished_at: house.clock.now() })
        .where('id', '=', id)
        .execute()
    })
    const act = { subject: id, key: id, endpoint: 'retryCampaign', bodyHash: '', at: 0 }
    const step = { campaignId: id, by: 'system', at: house.clock.now(), act }
    expect(await house.services.store.write(retryCampaignStep, step)).toMatchObject({ done: false })
    expect(await run(2)).toBe(200)
  })
})

describe('reminders', () => {
  it('come after five days and then every two, five at most, only to those without an answer', async () => {
    const [silent, answers] = await firms(2)
    const id = await plantCampaign(house, [silent!, answers!])
    await run(2)
    await sendAll(id, accept)
    const days: number[] = []
    for (let ahead = 1; ahead <= 30; ahead += 1) {
      house.clock.set(`2023-12-08T10:00:00+08:00`)
      house.clock.advance(ahead * day)
      if (ahead === 4) {
        const client = house.client({ cookie: await plantSession(house, answers!.mobile) })
        await answer(house, client, answers!.caseId, 'DECLINE')
      }
      if ((await run(2)) > 0) days.push(ahead)
      await sendAll(id, accept)
    }
    // Friday the 8th: Wednesday, Friday, (Sunday) Monday, Wednesday, Friday.
    expect(days).toEqual([5, 7, 10, 12, 14])
    const messages = await messagesOf(id)
    expect(messages.map((one) => [one.mobile_index, one.wave])).toEqual([
      [silent!.mobileIndex, 0],
      [answers!.mobileIndex, 0],
      ...[1, 2, 3, 4, 5].map((wave) => [silent!.mobileIndex, wave]),
    ])
    expect(await state(id)).toBe('finished')
  })

  it('are counted anew from a message that is tried again', async () => {
    const id = await plantCampaign(house, await firms(1))
    await run(2)
    await sendAll(id, () => ({ kind: 'rejected', fault: 'MI:0024', providerIds: [] }))
    house.clock.set('2023-12-14T10:00:00+08:00')
    await desk('retryCampaign', { params: { campaignId: id }, body: {} })
    await run(2)
    await sendAll(id, accept)
    expect((await messagesOf(id)).map((one) => [one.wave, one.state])).toEqual([
      [0, 'rejected'],
      [0, 'sent'],
    ])
    house.clock.set('2023-12-18T17:00:00+08:00')
    expect(await run(2)).toBe(0)
    house.clock.set('2023-12-19T10:00:00+08:00')
    expect(await run(2)).toBe(1)
  })
})
