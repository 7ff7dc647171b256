import { fixRecipients, goOnFixing } from '@wengang/api/campaigns/fix-recipients'
import { lostAfterMs } from '@wengang/api/campaigns/freeze.service'
import { jobHandlers } from '@wengang/api/job-handlers'
import { takeSmsReceipt, tidyReceipts } from '@wengang/api/messages/receipts'
import type { SmsTransport } from '@wengang/api/messages/sms-transport'
import { openSmppTransport } from '@wengang/api/messages/transports/smpp/smpp-transport'
import type { Services } from '@wengang/api/platform/services'
import { startJobRunner } from '@wengang/api/platform/job-runner'
import { lookAtCampaign } from '@wengang/api/sending/look.service'
import { retryFailed } from '@wengang/api/sending/retry.service'
import { runCampaigns } from '@wengang/api/sending/run-campaigns'
import { runOf } from '@wengang/api/sending/run.queries'
import type { Client } from '@wengang/contracts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { campaignFindings } from '../../crash/campaign-findings.ts'
import { readCampaignRows } from '../../crash/campaign-rows.ts'
import { firmWishes } from '../../crash/firms.ts'
import { whatIsWrong } from '../../crash/message-findings.ts'
import { mortal, never } from '../../crash/mortal.ts'
import { receivedBy } from '../../crash/received.ts'
import { badDay, roughGateway } from '../../crash/rough-gateway.ts'
import { planFor, shippedTemplate, testMobile } from '../../support/campaigns.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCases, type PlantedCase, withWriter } from '../../support/plant.ts'
import { type Smsc, startSmsc } from '../../support/smsc.ts'
import { key, must, type Office, plantOffice } from '../../support/staff-acts.ts'

const phones = 240
const second = 1_000
/** Longer than the lease of a job whose process is gone. */
const lease = 61 * second

/** A number from 0 to 1 that is the same in every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

const roll = dice(20_231_208)
const gateway = roughGateway(roll, {
  ...badDay,
  stall: 0.002,
  cut: 0.001,
  drop: 0.001,
  latestReceiptMs: 60,
})

let house: House
let smsc: Smsc
let office: Office
let desk: Client
let cases: PlantedCase[]
beforeAll(async () => {
  house = await makeHouse()
  house.clock.set('2023-12-08T09:00:00+08:00')
  smsc = await startSmsc(gateway.script)
  office = await plantOffice(house)
  desk = office.messageDesk
  cases = await plantCases(house, firmWishes(phones))
})
afterAll(async () => {
  await smsc.close()
  await house.close()
})

let deaths = 0

/**
 * A process with the engine, the jobs and a way out, until its `writes`th write or until nothing is left to
 * do now; what it was about to do when it dies is never heard of again.
 */
async function live(writes: number): Promise<void> {
  const process = mortal(house.services, writes, roll() < 0.5)
  const { services } = process
  const link = openSmppTransport(
    smsc.settings,
    services.log,
    (receipt) => takeSmsReceipt(services, 'smpp', receipt),
    {
      times: {
        bindMs: 2_000,
        answerMs: 300,
        enquireMs: 5_000,
        firstPauseMs: 5,
        longestPauseMs: 20,
      },
      patience: { firstMs: 3_000, restMs: 4_000 },
    },
  )
  const transport: SmsTransport = {
    name: 'smpp',
    async send(message) {
      if (!process.alive()) return never()
      const outcome = await link.send(message)
      return process.alive() ? outcome : never()
    },
  }
  const jobs = startJobRunner(services.store, services.clock, jobHandlers(services, transport), {
    everyMs: 0,
    onError: () => {},
  })
  const turn = async (): Promise<'done' | 'goesOn'> => {
    house.clock.advance(second)
    const queued = await runCampaigns(services)
    const ran = await jobs.runDue()
    if (queued + ran > 0) return 'goesOn'
    return (await isQuiet()) ? 'done' : 'goesOn'
  }
  for (let how: string = 'goesOn'; how === 'goesOn';) {
    how = await Promise.race([process.died, turn()])
  }
  if (process.alive()) await Promise.race([process.died, smsc.quiet()])
  if (!process.alive()) deaths += 1
  process.kill()
  const closed = link.close()
  // Its sockets go with the process.
  smsc.cut()
  await closed
  house.clock.advance(lease)
}

/** Whether nothing is left to do at this hour. */
async function isQuiet(): Promise<boolean> {
  const { read } = house.services.store
  const now = house.clock.now()
  const job = await read
    .selectFrom('job')
    .select('id')
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const waiting = await read
    .selectFrom('campaign_recipient')
    .innerJoin('campaign', 'campaign.id', 'campaign_recipient.campaign_id')
    .select('campaign_recipient.id')
    .where('campaign.state', '=', 'running')
    .where('campaign_recipient.state', '=', 'ready')
    .where((eb) => eb.or([eb('due_at', 'is', null), eb('due_at', '<=', now)]))
    .limit(1)
    .executeTakeFirst()
  return job === undefined && waiting === undefined
}

/** Processes that die one after the other, and one that does what they left. */
async function liveAndDie(campaignId: string, lives: number, most: number): Promise<void> {
  for (let life = 0; life <= lives; life += 1) {
    await live(life === lives ? Infinity : 1 + Math.floor(roll() * most))
    // Of so few messages one in ten may fail by chance.
    if ((await stateOf(campaignId)) !== 'halted') continue
    await steer(campaignId, 'resume')
    if (life === lives) await live(Infinity)
  }
}

/** Answers of firms, as rows: every case whose number passes. */
async function answerSome(share: number): Promise<void> {
  const some = cases.filter(() => roll() < share).map(({ caseId }) => caseId)
  const at = house.clock.now()
  await withWriter(house, (db) =>
    db
      .updateTable('unit_case')
      .set({ decision: 'ACCEPT', decision_seq: 1, decision_version: 1, decided_at: at })
      .where('id', 'in', some)
      .where('decision', 'is', null)
      .execute(),
  )
}

async function released(): Promise<string> {
  const template = await shippedTemplate(desk)
  const reminder = await shippedTemplate(desk, 'reminder')
  const plan = planFor(
    template.id,
    { reach: 'unanswered' },
    { reminders: true, reminderTemplateId: reminder.id, perMinute: 1_800 },
  )
  const { id: campaignId } = must(await desk('draftCampaign', { body: plan, ...key() })).campaign
  const one = { params: { campaignId }, body: {} }
  await fixThroughADeath(campaignId)
  must(await desk('sendTest', { ...one, body: { mobile: testMobile }, ...key() }))
  must(await desk('submitCampaign', { ...one, ...key() }))
  must(await office.reviewer('releaseCampaign', { ...one, ...key() }))
  return campaignId
}

function fix(services: Services, campaignId: string, name: string, patienceMs = 20_000) {
  const act = { subject: campaignId, key: name, endpoint: 'freezeCampaign', bodyHash: '', at: 0 }
  return fixRecipients(services, { campaignId, by: 'system', act }, patienceMs)
}

/** It dies after the first step; who asks meanwhile waits for what goes on, until somebody takes it over. */
async function fixThroughADeath(campaignId: string): Promise<void> {
  const one = { params: { campaignId } }
  const shown = async () => must(await desk('getCampaign', one)).campaign
  const dying = mortal(house.services, 3, true)
  await Promise.race([dying.died, fix(dying.services, campaignId, 'first')])
  expect(await fix(house.services, campaignId, 'second', 0)).toBe(false)
  expect(await shown()).toMatchObject({
    frozenAt: null,
    fixing: { done: 0, total: null, refusal: null },
  })
  expect(await desk('submitCampaign', { ...one, body: {}, ...key() })).toMatchObject({
    message: '请先确定发送对象。',
  })
  house.clock.advance(lostAfterMs + 1)
  await goOnFixing(house.services)
  expect(await fix(house.services, campaignId, 'first')).toBe(true)
  expect(await shown()).toMatchObject({ totals: { recipients: phones }, fixing: null })
}

const steer = async (campaignId: string, act: 'pause' | 'resume') =>
  must(
    await desk('steerCampaign', {
      params: { campaignId },
      body: { act, note: '已核对' },
      ...key(),
    }),
  )
const stateOf = async (campaignId: string) =>
  must(await desk('getCampaign', { params: { campaignId } })).campaign.state

it(
  'brings a campaign to its end through deaths, pauses, a halt, a retry and reminders: nobody twice, nobody forgotten',
  { timeout: 120_000 },
  async () => {
    const campaignId = await released()
    await live(3)
    await live(40)
    await live(150)
    await steer(campaignId, 'pause')
    await live(12)
    expect(await stateOf(campaignId)).toBe('paused')
    await answerSome(0.1)
    await steer(campaignId, 'resume')
    await live(200)

    gateway.refuseAll(true)
    for (let life = 0; (await stateOf(campaignId)) === 'running' && life < 12; life += 1) {
      await live(150)
    }
    expect(await stateOf(campaignId)).toBe('halted')
    gateway.refuseAll(false)
    await live(10)
    await steer(campaignId, 'resume')
    await liveAndDie(campaignId, 5, 300)

    const act = {
      subject: 'test',
      key: 'retry',
      endpoint: 'retryCampaign',
      bodyHash: '',
      at: house.clock.now(),
    }
    const by = `staff:${office.ids.messageDesk}`
    const dying = mortal(house.services, 1, true)
    await Promise.race([dying.died, retryFailed(dying.services, { campaignId, by, act })])
    const { recipients } = await retryFailed(house.services, { campaignId, by, act })
    expect(recipients).toBeGreaterThan(10)
    await liveAndDie(campaignId, 3, 100)

    await answerSome(0.5)
    house.clock.set('2023-12-13T09:00:00+08:00')
    await liveAndDie(campaignId, 4, 150)
    await withWriter(house, (db) =>
      db
        .updateTable('unit_case')
        .set({ stage: 'withdrawn' })
        .where('decision', 'is', null)
        .execute(),
    )
    house.clock.set('2023-12-18T09:00:00+08:00')
    await tidyReceipts(house.services, 'smpp')
    await liveAndDie(campaignId, 2, 20)
    house.clock.advance(lease)
    const run = await runOf(house.services.store.read, campaignId)
    await lookAtCampaign(house.services, run!)

    const rows = await readCampaignRows(
      house.services,
      campaignId,
      receivedBy(smsc.parts, gateway.fateOf),
    )
    const { progress } = must(await desk('getCampaignProgress', { params: { campaignId } }))
    const now = house.clock.now()
    const meant = cases.map(({ caseId }) => caseId)
    expect(campaignFindings({ rows, meant, progress, now })).toEqual([])

    const count = (state: string, wave: number): number =>
      rows.messages.filter((one) => one.row.state === state && one.account.wave === wave).length
    expect(count('delivered', 0)).toBeGreaterThan(phones / 2)
    expect(count('delivered', 1)).toBeGreaterThan(phones / 10)
    expect(rows.messages.filter(({ account }) => account.attempt > 0).length).toBeGreaterThan(10)
    expect(deaths).toBeGreaterThan(12)
    // Each death leaves calls that nobody noted; receipts settle those that were taken.
    const neverNoted = new Set(
      house.logLines
        .filter((line) => line.includes('was never noted'))
        .map((line) => (JSON.parse(line) as { messageId: string }).messageId),
    )
    const lostCalls = rows.messages.filter(({ row }) => neverNoted.has(row.id))
    expect(lostCalls.length).toBeGreaterThan(deaths / 2)
    expect(lostCalls.filter(({ row }) => row.state !== 'unknown')).not.toEqual([])
  },
)

it('says why recipients could not be fixed, and fixes them at another try', async () => {
  const template = await shippedTemplate(desk)
  const body = planFor(template.id, { reach: 'unanswered' })
  const { id: campaignId } = must(await desk('draftCampaign', { body, ...key() })).campaign
  const { store } = house.services
  const broken: Services = {
    ...house.services,
    store: {
      ...store,
      write: (command, input) =>
        command.name === 'addRecipients'
          ? Promise.reject(new Error('the disk is full'))
          : store.write(command, input),
    },
  }
  await expect(fix(broken, campaignId, 'broken')).rejects.toThrow('STATE_REFUSES')
  const one = { params: { campaignId } }
  expect(must(await desk('getCampaign', one)).campaign).toMatchObject({
    frozenAt: null,
    fixing: { refusal: expect.stringContaining('发送对象没有确定') },
  })
  const again = must(await desk('freezeCampaign', { ...one, body: {}, ...key() }))
  expect(again.campaign).toMatchObject({ fixing: null, totals: { excluded: {} } })
})

it('would see a message that came twice, or that is not where it says', () => {
  const [mobile, text] = ['13800000001', '短信']
  const part = { id: '1', mobile: `86${mobile}`, text, reference: 0, total: 1, number: 1 }
  const row = { state: 'delivered', attempt_at: 0, fault: null } as const
  const once = receivedBy([part], () => 'DELIVRD').of(mobile, text)
  expect(whatIsWrong(row, once, 0)).toBeNull()
  const twice = receivedBy([part, { ...part, id: '2' }], () => 'DELIVRD').of(mobile, text)
  expect(whatIsWrong(row, twice, 0)).toContain('2 times')
  const lost = receivedBy([part], () => 'UNDELIV').of(mobile, text)
  expect(whatIsWrong(row, lost, 0)).toContain('is not there')
})

it('tells a text from an earlier one of which a part was lost, whatever their references', () => {
  const mobile = '13800000001'
  const parts = ['前', '后', '又', '来'].map((text, index) => ({
    id: String(index + 1),
    mobile: `86${mobile}`,
    text,
    reference: 7,
    total: 2,
    number: (index % 2) + 1,
  }))
  const received = receivedBy(parts, ({ id }) => (id === '1' ? 'UNDELIV' : 'DELIVRD'))
  expect(received.of(mobile, '前后')).toEqual({ taken: 1, arrived: 0, delivered: 0 })
  expect(received.of(mobile, '又来')).toEqual({ taken: 1, arrived: 1, delivered: 1 })
})
