import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tidyReceipts } from '@wengang/api/messages/receipts'
import { lookAtCampaign } from '@wengang/api/sending/look.service'
import { runOf } from '@wengang/api/sending/run.queries'
import { countCampaign } from '@wengang/api/watching/count-campaign'
import type { CampaignState } from '@wengang/contracts'
import { shanghaiTime } from '@wengang/policy'
import { planFor, shippedTemplate, testMobile } from '../support/campaigns.ts'
import type { House } from '../support/house.ts'
import { plantCases, withWriter } from '../support/plant.ts'
import { plantStaff } from '../support/plant-staff.ts'
import { type Smsc, startSmsc } from '../support/smsc.ts'
import { key, must } from '../support/staff-acts.ts'
import { campaignFindings } from './campaign-findings.ts'
import { readCampaignRows, wasWithdrawn } from './campaign-rows.ts'
import { type DoomedHouse, openDoomedHouse } from './doomed-house.ts'
import { firmWishes } from './firms.ts'
import { receivedBy } from './received.ts'
import { roughGateway, type RoughGateway } from './rough-gateway.ts'

/** A phase that takes longer is given up and told. */
const longestPhaseMs = 20 * 60_000
/** Longer than most pauses before another try. */
const retryMs = 600_000
/** What a process may still have in hand when the hours end. */
const inHandMs = 30_000

interface Run {
  house: DoomedHouse
  smsc: Smsc
  gateway: RoughGateway
  phones: number
  campaignId: string
  caseIds: readonly string[]
  tokens: { messageDesk: string; reviewer: string }
  log(words: string): void
}

/**
 * Sends a campaign to so many phones by whole houses that are killed again and again: while its recipients
 * are fixed, in the middle of sending, while it is paused, while it stands halted, in a retry, over the end of
 * the hours, and in the days of reminders. Answers what went wrong: nobody may get the same message twice,
 * nobody may be forgotten or reminded after an answer, and the funnel must be what rows and gateway say.
 */
export async function crashCampaign(phones: number): Promise<string[]> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'wengang-campaign-'))
  const gateway = roughGateway(Math.random)
  const late: string[] = []
  const began = Date.now()
  const log = (words: string): void =>
    console.log(`${String(Math.round((Date.now() - began) / 1_000)).padStart(5)} s  ${words}`)
  const smsc = await startSmsc({
    ...gateway.script,
    submit(mobile) {
      const time = shanghaiTime(house.now() - inHandMs)
      if (time < '08:59' || time >= '18:00') late.push(`${mobile} was written to at ${time}`)
      return gateway.script.submit?.(mobile) ?? 'take'
    },
  })
  const house = await openDoomedHouse(folder, smsc)
  house.set('2023-12-08T09:05:00+08:00')
  const planted = await house.inside(async (inner) => ({
    caseIds: (await plantCases(inner, firmWishes(phones))).map(({ caseId }) => caseId),
    tokens: {
      messageDesk: (await plantStaff(inner, ['messageDesk'])).token,
      reviewer: (await plantStaff(inner, ['reviewer'])).token,
    },
  }))
  log(`${planted.caseIds.length} firms on ${phones} phones are planted`)
  const run: Run = { house, smsc, gateway, phones, campaignId: '', log, ...planted }
  try {
    run.campaignId = await release(run)
    await sendFirst(run)
    await retry(run)
    await remind(run)
    return [...late.slice(0, 20), ...(await settle(run))]
  } finally {
    await house.kill()
    await house.close()
    await smsc.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Drafts, fixes with deaths in between, tests, and releases by the second person. */
async function release(run: Run): Promise<string> {
  const { house, tokens, log } = run
  const desk = house.client(tokens.messageDesk)
  await house.start()
  const words = await shippedTemplate(desk)
  const reminder = await shippedTemplate(desk, 'reminder')
  const wishes = { reminders: true, reminderTemplateId: reminder.id, perMinute: 60_000 }
  const body = planFor(words.id, { reach: 'unanswered' }, wishes)
  const { id: campaignId } = must(await desk('draftCampaign', { body, ...key() })).campaign
  const one = { params: { campaignId }, body: {} }
  const began = Date.now()
  const fixing = { idempotencyKey: randomUUID() }
  for (const afterMs of [400, 1_500 + run.phones / 50]) {
    const asked = desk('freezeCampaign', { ...one, ...fixing })
    await sleep(afterMs)
    await house.kill()
    await asked
    await house.start()
  }
  // Nobody asks again: the house goes on by itself.
  const shown = async () => must(await desk('getCampaign', { params: { campaignId } })).campaign
  for (let turn = 0; (await shown()).frozenAt === null && turn < 600; turn += 1) await sleep(500)
  const { totals } = await shown()
  log(`fixed in ${Date.now() - began} ms over 2 deaths: ${JSON.stringify(totals)}`)
  must(await desk('sendTest', { ...one, body: { mobile: testMobile }, ...key() }))
  must(await desk('submitCampaign', { ...one, ...key() }))
  must(await house.client(tokens.reviewer)('releaseCampaign', { ...one, ...key() }))
  await house.kill()
  return campaignId
}

/** The first messages, with a pause, a halt and the end of the day among the deaths. */
async function sendFirst(run: Run): Promise<void> {
  const { house, gateway, smsc, phones, log } = run
  // Listing the firms is a walk of its own.
  await live(run, { ms: 1_500 })
  await die(run, 4, 0.3)
  await house.start()
  await steer(run, 'pause')
  await live(run, { ms: 800 })
  await live(run, { ms: 3_000 })
  const before = smsc.parts.length
  await live(run, { ms: 5_000 })
  log(`paused: ${smsc.parts.length - before} parts went meanwhile`)
  await answer(run, 0.05)
  await house.start()
  await steer(run, 'resume')
  await die(run, 4, 0.5)

  gateway.refuseAll(true)
  await house.start()
  await until(run, async () => (await stateOf(run)) === 'halted')
  await house.kill()
  gateway.refuseAll(false)
  await live(run, { ms: 3_000 })
  await house.start()
  await steer(run, 'resume')
  log(`halted and let go on at ${smsc.parts.length} parts`)
  await die(run, 4, 0.8)

  const evening = smsc.parts.length
  house.set('2023-12-08T17:59:45+08:00')
  await live(run, { ms: 25_000 })
  log(`the evening came: ${smsc.parts.length - evening} parts until then`)
  house.set('2023-12-11T09:00:00+08:00')
  await die(run, 3, 1)
  await finish(run)
  log(`first messages to ${phones} phones are out: ${smsc.parts.length} parts`)
}

/** Once more to whom the message certainly did not reach, the act itself being cut off. */
async function retry(run: Run): Promise<void> {
  const { house, tokens, campaignId, log } = run
  const desk = house.client(tokens.messageDesk)
  await house.start()
  const act = { params: { campaignId }, body: {}, idempotencyKey: randomUUID() }
  const asked = desk('retryCampaign', act)
  await sleep(150)
  await house.kill()
  await asked
  await house.start()
  const { recipients } = must(await desk('retryCampaign', act))
  log(`${recipients} are written to once more`)
  await live(run, { ms: 3_000 })
  await live(run, { ms: 4_000 })
  await finish(run)
}

/** Days on which reminders are due, answers in between, until nothing can be answered any more. */
async function remind(run: Run): Promise<void> {
  const { house, smsc, log } = run
  for (const [day, answered] of [
    ['2023-12-13', 0.7],
    ['2023-12-18', 0.8],
  ] as const) {
    await answer(run, answered)
    house.set(`${day}T09:00:00+08:00`)
    const before = smsc.parts.length
    for (const ms of [4_000, 9_000, 15_000, 6_000]) await live(run, { ms })
    await finish(run)
    log(`reminders of ${day}: ${smsc.parts.length - before} parts`)
  }
  await house.inside((inner) =>
    withWriter(inner, (db) =>
      db
        .updateTable('unit_case')
        .set({ stage: 'withdrawn' })
        .where('decision', 'is', null)
        .execute(),
    ),
  )
  house.set('2023-12-28T09:00:00+08:00')
  await live(run, { ms: 2_000 })
  await house.start()
  await until(run, async () => (await stateOf(run)) !== 'running')
  await house.kill()
}

/** What is left to be settled by time, and what the whole then comes to. */
function settle({ house, smsc, gateway, campaignId, caseIds, log }: Run): Promise<string[]> {
  return house.inside(async ({ services }: House) => {
    await tidyReceipts(services, 'smpp')
    for (let round = 0; round < 2; round += 1) {
      for (let whole = false; !whole;) {
        const run = await runOf(services.store.read, campaignId)
        if (run === undefined) return ['the campaign was never begun']
        await lookAtCampaign(services, run)
        const next = await runOf(services.store.read, campaignId)
        whole = next?.look_case === '' && next.look_message === ''
      }
    }
    const rows = await readCampaignRows(
      services,
      campaignId,
      receivedBy(smsc.parts, gateway.fateOf),
    )
    const counts = Map.groupBy(
      rows.messages.filter((one) => !wasWithdrawn(one)),
      ({ row }) => row.state,
    )
    const reminders = rows.messages.filter(({ account }) => account.wave > 0).length
    const again = rows.messages.filter(({ account }) => account.attempt > 0).length
    const unnoted = rows.messages.filter(({ row }) => row.fault === 'abandoned').length
    log(
      [
        `${rows.messages.length} messages in ${smsc.parts.length} parts, ${house.deaths()} deaths`,
        `${reminders} of them reminders, ${again} further attempts`,
        [...counts].map(([state, some]) => `${state} ${some.length}`).join(', '),
        `${unnoted} calls were never noted and never settled`,
      ].join('; '),
    )
    const progress = await countCampaign(services, campaignId)
    log(`funnel ${JSON.stringify(progress.funnel)}`)
    return campaignFindings({ rows, meant: caseIds, progress, now: services.clock.now() })
  })
}

/** One life: until so much time has passed, or so many parts have gone. */
async function live(run: Run, wish: { ms: number; parts?: number }): Promise<void> {
  const { house, smsc } = run
  if (!house.lives()) await house.start()
  const end = Date.now() + wish.ms * (0.5 + Math.random())
  while (Date.now() < end && smsc.parts.length < (wish.parts ?? Infinity)) {
    await sleep(20)
    if (wish.parts !== undefined && !(await isWaiting(house, run.campaignId))) break
    // Soon after somebody let it go on, the losses are told first and may be one in ten.
    if (wish.parts !== undefined && (await stateOf(run)) === 'halted') await steer(run, 'resume')
  }
  await house.kill()
}

/** So many lives until about so much of the first messages has gone; each message is two parts. */
async function die(run: Run, lives: number, share: number): Promise<void> {
  const from = run.smsc.parts.length
  const step = (run.phones * 2 * share - from) / lives
  for (let life = 1; life <= lives; life += 1) {
    await live(run, { ms: 90_000, parts: from + step * (life - 0.5 + Math.random() * 0.5) })
  }
}

/**
 * Lives until nothing is left to do at this hour and every receipt is taken. What waits for its next try
 * does not wait in real time: when nothing goes any more, the next life begins some minutes later.
 */
async function finish(run: Run): Promise<void> {
  const { house, smsc, campaignId } = run
  for (let done = false; !done;) {
    if (!house.lives()) await house.start()
    if ((await stateOf(run)) === 'halted') await steer(run, 'resume')
    const before = smsc.parts.length
    for (let turn = 0; turn < 10 && !done; turn += 1) {
      await sleep(500)
      done = !(await isWaiting(house, campaignId))
    }
    if (done) await smsc.quiet()
    if (done || smsc.parts.length === before) await house.kill()
    if (!done && !house.lives()) house.pass(retryMs)
  }
}

async function isWaiting({ look, now }: DoomedHouse, campaignId: string) {
  const ready = look
    .selectFrom('campaign_recipient')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ready')
    .limit(1)
  const first = await ready.where('due_at', 'is', null).executeTakeFirst()
  const due = await ready.where('due_at', '<=', now()).executeTakeFirst()
  const job = await look
    .selectFrom('job')
    .select('id')
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return (first ?? due ?? job) !== undefined
}

async function until(run: Run, done: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + longestPhaseMs
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`${run.campaignId} does not come to its end`)
    await sleep(500)
  }
}

async function stateOf({ house, campaignId }: Run): Promise<CampaignState> {
  const row = await house.look
    .selectFrom('campaign')
    .select('state')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow()
  return row.state
}

async function steer(run: Run, act: 'pause' | 'resume'): Promise<void> {
  const { house, tokens, campaignId } = run
  const body = { act, note: '已和平台核实' }
  const desk = house.client(tokens.messageDesk)
  must(await desk('steerCampaign', { params: { campaignId }, body, ...key() }))
}

/** Answers of about so many firms, as rows, while no process runs. */
async function answer({ house, caseIds }: Run, share: number): Promise<void> {
  const some = caseIds.filter(() => Math.random() < share)
  await house.inside((inner) =>
    withWriter(inner, async (db) => {
      const decided = { decision_seq: 1, decision_version: 1, decided_at: inner.clock.now() }
      for (let from = 0; from < some.length; from += 400) {
        await db
          .updateTable('unit_case')
          .set({ decision: from % 2_000 === 0 ? 'DECLINE' : 'ACCEPT', ...decided })
          .where('id', 'in', some.slice(from, from + 400))
          .where('decision', 'is', null)
          .execute()
      }
    }),
  )
}
