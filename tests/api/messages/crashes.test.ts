import { jobHandlers } from '@wengang/api/job-handlers'
import { takeSmsReceipt, tidyReceipts } from '@wengang/api/messages/receipts'
import type { SmsTransport } from '@wengang/api/messages/sms-transport'
import { openSmppTransport } from '@wengang/api/messages/transports/smpp/smpp-transport'
import { contentOf } from '@wengang/api/messages/message-content'
import { textOf } from '@wengang/api/messages/message-place'
import { prepareMessage, queueMessages } from '@wengang/api/messages/message.service'
import { type JobRunner, startJobRunner } from '@wengang/api/platform/job-runner'
import smpp from 'smpp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import { type ReceivedPart, type Smsc, startSmsc, textsOn } from '../../support/smsc.ts'

const people = 700
const deaths = 15
const minute = 60_000

let house: House
let smsc: Smsc
beforeEach(async () => {
  house = await makeHouse()
  smsc = await startSmsc()
})
afterEach(async () => {
  await smsc.close()
  await house.close()
})

/** A number from 0 to 1 that is the same in every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

const mobileOf = (index: number): string => `138${String(index).padStart(8, '0')}`

/** One message to each phone, and a second one to every twentieth. */
async function queueAll(): Promise<void> {
  const messages = Array.from({ length: people }, (_, index) => index).flatMap((index) =>
    Array.from({ length: index % 20 === 0 ? 2 : 1 }, (__, time) => ({
      message: prepareMessage(house.services, mobileOf(index), {
        kind: 'paid',
        params: { editionId: 'henan-refund-2023' },
      }),
      place: { dedupeKey: `paid:${index}:${time}`, cases: [] },
    })),
  )
  await withWriter(house, async (db) => {
    for (let from = 0; from < messages.length; from += 200) {
      const rows = messages.slice(from, from + 200)
      await db.transaction().execute((trx) => queueMessages(trx, rows))
    }
  })
}

/**
 * A process that sends, and that dies after its `lives`th call, between what the provider says and the
 * record: everything under way is never heard of again.
 */
function startProcess(lives: number): {
  died: Promise<'died'>
  runner: JobRunner
  end(): Promise<void>
} {
  const gateway = openSmppTransport(
    smsc.settings,
    house.services.log,
    (receipt) =>
      dead ? Promise.reject(new Error('dead')) : takeSmsReceipt(house.services, 'smpp', receipt),
    {
      times: {
        bindMs: 2_000,
        answerMs: 400,
        enquireMs: 5_000,
        firstPauseMs: 10,
        longestPauseMs: 50,
      },
      patience: { firstMs: 3_000, restMs: 4_000 },
    },
  )
  let dead = false
  let calls = 0
  let die: (how: 'died') => void = () => {}
  const died = new Promise<'died'>((resolve) => {
    die = resolve
  })
  const transport: SmsTransport = {
    name: 'smpp',
    async send(message) {
      if (dead) return never()
      const outcome = await gateway.send(message)
      calls += 1
      if (calls >= lives && !dead) {
        dead = true
        die('died')
      }
      return dead ? never() : outcome
    },
  }
  const runner = startJobRunner(
    house.services.store,
    house.clock,
    jobHandlers(house.services, transport),
    { everyMs: 0, onError: () => {} },
  )
  return { died, runner, end: gateway.close }
}

const never = (): Promise<never> => new Promise(() => {})

it(
  'sends to nobody twice and forgets nobody, whatever dies, breaks, stalls, comes late or twice',
  { timeout: 180_000 },
  async () => {
    await queueAll()
    const roll = dice(20_231_208)
    const refused = new Set<string>()
    const lost = ['UNDELIV', 'EXPIRED', 'REJECTD']
    smsc.play({
      submit(mobile) {
        const chance = roll()
        if (chance < 0.005) return 'stall'
        if (chance < 0.007) return 'cut'
        if (chance < 0.009) return 'drop'
        if (chance < 0.03) return smpp.errors['ESME_RSYSERR']!
        if (chance < 0.035) return smpp.errors['ESME_RTHROTTLED']!
        if (chance < 0.05) {
          refused.add(mobile)
          return smpp.errors['ESME_RINVDSTADR']!
        }
        return 'take'
      },
      receipt: () => ({
        stat:
          roll() < 0.03 ? null : roll() < 0.9 ? 'DELIVRD' : lost[Math.floor(roll() * lost.length)]!,
        afterMs: roll() * 300,
        times: roll() < 0.2 ? 2 : 1,
        early: roll() < 0.2,
      }),
    })

    for (let life = 0; life <= deaths; life += 1) {
      const process = startProcess(life === deaths ? Infinity : 20 + Math.floor(roll() * 100))
      let ended = false
      while (!ended) {
        const ran = await Promise.race([process.died, process.runner.runDue()])
        ended = ran === 'died' || (ran === 0 && (await waitingJobs()) === 0)
        // Long enough for every lease and every pause before another try.
        house.clock.advance(61 * minute)
      }
      if (life === deaths) await smsc.quiet()
      await process.end()
    }
    await tidyReceipts(house.services, 'smpp')

    const messages = await house.services.store.read.selectFrom('message').selectAll().execute()
    expect(messages).toHaveLength(people + people / 20)
    expect(messages.filter(({ state }) => state === 'queued' || state === 'submitting')).toEqual([])

    const byMobile = new Map<string, ReceivedPart[]>()
    for (const part of smsc.parts) {
      const mobile = part.mobile.slice(2)
      byMobile.set(mobile, [...(byMobile.get(mobile) ?? []), part])
    }
    const received = new Map<string, number>()
    for (const [mobile, parts] of byMobile) {
      for (const text of textsOn(parts, mobile)) received.set(text, (received.get(text) ?? 0) + 1)
    }
    const wrong = messages
      .map((row) => ({
        id: row.id,
        state: row.state,
        times: received.get(textOf(house.services, row.id, contentOf(row))) ?? 0,
      }))
      .filter(({ state, times }) => !fits(state, times))
    expect(wrong).toEqual([])

    const count = (wanted: string): number =>
      messages.filter(({ state }) => state === wanted).length
    expect(refused.size).toBeGreaterThan(0)
    expect(count('delivered')).toBeGreaterThan(people / 3)
    // Each death leaves up to a batch of calls that nobody noted; receipts settle most of them.
    const neverNoted = new Set(
      house.logLines
        .filter((line) => line.includes('was never noted'))
        .map((line) => (JSON.parse(line) as { messageId: string }).messageId),
    )
    const lostCalls = messages.filter(({ id }) => neverNoted.has(id))
    expect(lostCalls.length).toBeGreaterThan(deaths)
    const settled = lostCalls.filter(({ state }) => state !== 'unknown')
    expect(settled.length).toBeGreaterThan(lostCalls.length / 3)
  },
)

/** What a phone may have got of a message that says so of itself. */
function fits(state: string, times: number): boolean {
  if (times > 1) return false
  return state === 'sent' || state === 'delivered' ? times === 1 : true
}

async function waitingJobs(): Promise<number> {
  const rows = await house.services.store.read
    .selectFrom('job')
    .select('id')
    .where('done_at', 'is', null)
    .execute()
  return rows.length
}

it('would see a message that came twice', () => {
  const [mobile, text] = [mobileOf(1), '短信']
  const part = { id: '1', mobile: `86${mobile}`, text, reference: 0, total: 1, number: 1 }
  const texts = textsOn([part, { ...part, id: '2' }], mobile)
  expect(texts).toEqual([text, text])
  expect(fits('delivered', texts.length)).toBe(false)
  expect(fits('delivered', 0)).toBe(false)
})
