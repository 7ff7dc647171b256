import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { contentOf } from '@wengang/api/messages/message-content'
import { textOf } from '@wengang/api/messages/message-place'
import { prepareMessage, queueMessages } from '@wengang/api/messages/message.service'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import { readConfig } from '@wengang/api/platform/config'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'
import type { Services } from '@wengang/api/platform/services'
import smpp from 'smpp'
import { type ReceivedPart, type Smsc, startSmsc, textsOn } from '../support/smsc.ts'

const perDeath = 4_000
const longestMs = 30 * 60_000

const mobileOf = (index: number): string => `138${String(index).padStart(8, '0')}`

/**
 * Sends so many messages through the simulated gateway by processes that are killed again and again, while
 * it refuses, throttles, stalls, breaks off, and reports late, doubled, out of order or never. Answers what
 * went wrong: nothing may reach a phone twice, and nobody may be forgotten.
 */
export async function crashMessages(people: number): Promise<string[]> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'wengang-messages-'))
  const smsc = await startSmsc({ submit, receipt })
  const env = {
    DATA_DIR: folder,
    DEMO: 'false',
    SMS_TRANSPORT: 'smpp',
    SMPP_URL: smsc.settings.url,
    SMPP_SYSTEM_ID: smsc.settings.systemId,
    SMPP_PASSWORD: smsc.settings.password.reveal(),
    SMPP_SOURCE: smsc.settings.source,
    SMPP_WINDOW: '50',
  }
  const deaths = Math.ceil(people / perDeath)
  await withHouse(env, (services) => queueAll(services, people))
  const began = Date.now()
  for (let death = 1; death <= deaths; death += 1) {
    const child = await startSender(env)
    const enough = (smsc.parts.length + (2 * people - smsc.parts.length) / (deaths - death + 2)) | 0
    await until(() => smsc.parts.length >= enough || Date.now() - began > longestMs)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const last = await startSender(env)
  await untilSettled(env, smsc, began)
  last.kill('SIGKILL')
  await once(last, 'exit')
  const seconds = Math.round((Date.now() - began) / 1_000)
  const wrong = await withHouse(env, (services) => whatIsWrong(services, smsc, people))
  console.log(
    `${people} messages, ${smsc.parts.length} parts, ${deaths} deaths, ${seconds} s, ${wrong.words}`,
  )
  await smsc.close()
  rmSync(folder, { recursive: true, force: true })
  return wrong.findings
}

function submit() {
  const chance = Math.random()
  if (chance < 0.0002) return 'stall'
  if (chance < 0.0003) return 'cut'
  if (chance < 0.0004) return 'drop'
  if (chance < 0.005) return smpp.errors['ESME_RSYSERR'] ?? 8
  if (chance < 0.0055) return smpp.errors['ESME_RTHROTTLED'] ?? 88
  if (chance < 0.01) return smpp.errors['ESME_RINVDSTADR'] ?? 11
  return 'take'
}

function receipt() {
  const chance = Math.random()
  return {
    stat: chance < 0.01 ? null : chance < 0.05 ? 'UNDELIV' : 'DELIVRD',
    afterMs: Math.random() * 500,
    times: Math.random() < 0.1 ? 2 : 1,
    early: Math.random() < 0.1,
  }
}

async function startSender(env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'sender.ts'), [], {
    env: { ...process.env, ...env },
  })
  await once(child, 'message')
  return child
}

async function withHouse<T>(
  env: Record<string, string>,
  run: (services: Services) => Promise<T>,
): Promise<T> {
  const services = await openServices(readConfig(env), createLog('silent'))
  try {
    return await run(services)
  } finally {
    await services.store.close()
  }
}

async function queueAll(services: Services, people: number): Promise<void> {
  const file = join(services.config.dataDir, 'wengang.sqlite')
  const { db } = openSqlite(file, { readonly: false, sync: false })
  for (let from = 0; from < people; from += 500) {
    const messages = Array.from({ length: Math.min(500, people - from) }, (_, index) => ({
      message: prepareMessage(services, mobileOf(from + index), {
        kind: 'paid',
        params: { editionId: 'henan-refund-2023' },
      }),
      place: { dedupeKey: `paid:${from + index}`, cases: [] },
    }))
    await db.transaction().execute((trx) => queueMessages(trx, messages))
  }
  await db.destroy()
}

/** Until nothing waits any more; leases of killed processes have to run out. */
async function untilSettled(env: Record<string, string>, smsc: Smsc, began: number): Promise<void> {
  await withHouse(env, async ({ store }) => {
    for (;;) {
      const waiting = await store.read
        .selectFrom('job')
        .select('id')
        .where('done_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      if (waiting === undefined || Date.now() - began > longestMs) break
      await sleep(500)
    }
  })
  await smsc.quiet()
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await sleep(20)
}

async function whatIsWrong(
  services: Services,
  smsc: Smsc,
  people: number,
): Promise<{ findings: string[]; words: string }> {
  const messages = await services.store.read.selectFrom('message').selectAll().execute()
  const byMobile = Map.groupBy(smsc.parts, (part: ReceivedPart) => part.mobile.slice(2))
  const times = new Map<string, number>()
  for (const [mobile, parts] of byMobile) {
    for (const text of textsOn(parts, mobile)) times.set(text, (times.get(text) ?? 0) + 1)
  }
  const counts = new Map<string, number>()
  const findings = messages.length === people ? [] : [`${messages.length} of ${people} are left`]
  for (const row of messages) {
    counts.set(row.state, (counts.get(row.state) ?? 0) + 1)
    const got = times.get(textOf(services, row.id, contentOf(row))) ?? 0
    const says = row.state === 'sent' || row.state === 'delivered'
    if (got > 1) findings.push(`${row.id} reached a phone ${got} times`)
    if (says && got !== 1) findings.push(`${row.id} says ${row.state} and is not there`)
    if (row.state === 'queued' || row.state === 'submitting') findings.push(`${row.id} waits`)
  }
  // A receipt takes the note of a lost call away with it, so that those left are the unsettled ones.
  const unsettled = messages.filter(({ fault }) => fault === 'abandoned').length
  const words = [...counts].map(([state, count]) => `${state} ${count}`).join(', ')
  return { findings, words: `${words}; ${unsettled} calls were never noted and never settled` }
}

if (import.meta.main) {
  const findings = await crashMessages(Number(process.argv[2] ?? 100_000))
  console.log(findings.length === 0 ? 'nobody twice, nobody forgotten' : findings.slice(0, 20))
  process.exit(findings.length === 0 ? 0 : 1)
}
