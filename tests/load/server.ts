import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { createApp } from '@wengang/api/app'
import { startBackground } from '@wengang/api/background'
import { jobHandlers } from '@wengang/api/job-handlers'
import { readConfig } from '@wengang/api/platform/config'
import { newId } from '@wengang/api/platform/ids'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'
import { mountWebApp } from '@wengang/api/platform/http/web-app'
import { noticeOf } from '@wengang/api/readings/reading.service'
import { findCase } from '@wengang/api/cases/case.queries'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { getEdition } from '@wengang/policy'
import { Hono } from 'hono'
import type { House } from '../support/house.ts'
import { plantCases, plantSession, type PlantedCase, withWriter } from '../support/plant.ts'
import { plantStaff } from '../support/plant-staff.ts'
import { answerParameters, recordStatements } from './raw-statements.ts'

/** The house under load, in a process of its own. Says by message where it is and what is planted. */
export interface Ready {
  port: number
  pid: number
  staffToken: string
  cases: { caseId: string; readingId: string; cookie: string }[]
}

const [folder = '', count = '1000', withJobs = 'false'] = process.argv.slice(2)
const phones = 64
const config = readConfig({ DATA_DIR: folder, DEMO: 'false', NODE_ENV: 'production' })
const services = await openServices(config, createLog('silent'))
const house = { services, clock: services.clock } as unknown as House
const background = startBackground(services, jobHandlers(services), withJobs === 'true' ? 1_000 : 0)
if (withJobs === 'true') services.wakeJobs = background.jobs.wake

const mobileOf = (index: number) => String(19_900_100_000 + (index % phones))
const planted = await plantCases(
  house,
  Array.from({ length: Number(count) }, (_, index) => ({ mobile: mobileOf(index) })),
)
const cookies = await Promise.all(
  Array.from({ length: phones }, (_, index) => plantSession(house, mobileOf(index))),
)
const readings = await plantReadings(planted)
const { token } = await plantStaff(house, ['handler', 'clerk', 'finance', 'messageDesk'])

const app = new Hono()
app.post('/bare', async (c) => c.json({ got: Object.keys(await c.req.json()).length }))
app.get('/bare', (c) => c.json({ ok: true }))
app.post('/raw/:caseId/:readingId', rawHandler(await startRaw()))
app.route('/', createApp(services) as unknown as Hono)
mountWebApp(app as never, resolve(import.meta.dirname, '../../apps/web/dist'))

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  const ready: Ready = {
    port,
    pid: process.pid,
    staffToken: token,
    cases: planted.map((entry, index) => ({
      caseId: entry.caseId,
      readingId: readings[index] ?? '',
      cookie: cookies[index % phones] ?? '',
    })),
  }
  // A file: a hundred thousand cases are too many for one message.
  writeFileSync(join(folder, 'ready.json'), JSON.stringify(ready))
  process.send?.('ready')
})
process.on('SIGTERM', () => {
  server.close()
  process.exit(0)
})

async function plantReadings(cases: readonly PlantedCase[]): Promise<string[]> {
  const at = services.clock.now() - 60_000
  const ids = cases.map(() => newId(at))
  await withWriter(house, async (db) => {
    const rows = []
    for (const [index, entry] of cases.entries()) {
      rows.push({
        id: ids[index] ?? '',
        case_id: entry.caseId,
        offer_version: 1,
        notice_version: 'planted',
        text_hash: await textHashOf(entry),
        opened_by: `mobile:${blindIndex(services.keys, 'mobile', mobileOf(index))}`,
        opened_at: at,
        visible_ms: 20_000,
        running_since: null,
        running_tab: null,
        finished_at: at + 20_000,
        witness: 'self' as const,
        witness_means: null,
        spent_seq: null,
      })
    }
    for (let from = 0; from < rows.length; from += 400) {
      await db.insertInto('reading').values(rows.slice(from, from + 400)).execute()
    }
  })
  return ids
}

async function textHashOf({ caseId }: PlantedCase): Promise<string> {
  const row = await findCase(services.store.read, caseId)
  if (row === undefined) throw new Error('A planted case is missing.')
  return noticeOf(row, getEdition(row.edition_id)).textHash
}

async function startRaw(): Promise<Worker> {
  const [first] = planted
  const file = join(folder, 'wengang.sqlite')
  if (first === undefined) throw new Error('Nothing is planted.')
  const statements = await recordStatements(file, {
    caseId: first.caseId,
    choice: 'ACCEPT',
    offerVersion: 1,
    basedOnSeq: 0,
    readingId: readings[0] ?? '',
    reason: '',
    channel: 'link',
    openedBy: `mobile:${first.mobileIndex}`,
    actor: 'session:recorded',
    contactIndex: first.mobileIndex,
    regionPrefix: null,
    mobileMasked: '199****0000',
    mobileSealed: 'sealed',
    personal: { mobile: { digest: 'd', salt: 's', ciphertext: 'c' } },
    clerkName: null,
    device: 'recorded',
    sheetId: randomUUID(),
    jobId: randomUUID(),
    verifyUrl: 'http://localhost/v/recorded',
    at: services.clock.now(),
    act: { subject: 's', key: randomUUID(), endpoint: 'submitDecision', bodyHash: 'b', at: 0 },
  })
  return new Worker(new URL('./raw-writer.worker.ts', import.meta.url), {
    workerData: { file, statements },
  })
}

function rawHandler(worker: Worker) {
  const waiting = new Map<number, () => void>()
  let last = 0
  worker.on('message', (id: number) => {
    waiting.get(id)?.()
    waiting.delete(id)
  })
  return async (c: { req: { param(name: string): string | undefined; json(): Promise<unknown> }; json(value: object): Response }) => {
    await c.req.json()
    last += 1
    const id = last
    const values = answerParameters(c.req.param('caseId') ?? '', c.req.param('readingId') ?? '')
    await new Promise<void>((done) => {
      waiting.set(id, done)
      worker.postMessage({ id, values })
    })
    return c.json({ ok: true })
  }
}
