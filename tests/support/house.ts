import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@wengang/api/app'
import { formOnlyRegister } from '@wengang/api/accounts/identity-register'
import { openBlobs } from '@wengang/api/platform/blobs'
import { seedCalendar, shippedYears } from '@wengang/api/platform/calendar'
import { readConfig } from '@wengang/api/platform/config'
import { temporaryKeys } from '@wengang/api/platform/crypto/keys'
import { jobHandlers } from '@wengang/api/job-handlers'
import { startJobRunner } from '@wengang/api/platform/job-runner'
import { createLog } from '@wengang/api/platform/log'
import type { HttpApp } from '@wengang/api/platform/http/context'
import type { Services } from '@wengang/api/platform/services'
import type { Store } from '@wengang/api/platform/database/store'
import { type Client, createClient } from '@wengang/contracts'
import { strayRefusal } from './stray-refusal.ts'
import { openTestStore } from './test-store.ts'

/** A clock that a test sets. */
export interface TestClock {
  now(): number
  set(instant: string): void
  advance(ms: number): void
}

/** One house under test: the whole app on a database of its own. */
export interface House {
  app: HttpApp
  services: Services
  clock: TestClock
  /** Lines of the log, for looking through. */
  logLines: string[]
  /** Refusals that the contract of their endpoint does not name; closing the house fails with them. */
  strays: string[]
  /** A typed client; `cookie` or `token` say who calls. */
  client(as?: { cookie?: string; token?: string; headers?: Record<string, string> }): Client
  request(path: string, init?: RequestInit): Promise<Response>
  /** Does what waits after commits: messages, sheets, lists. Answers how many jobs ran. */
  runJobs(): Promise<number>
  close(): Promise<void>
}

export const origin = 'http://localhost:8787'

const opensAt = '2023-12-08T10:00:00+08:00'

/** Opens a house on the engine that the vitest project names; its clock never moves by itself. */
export async function makeHouse(
  env: Record<string, string> = {},
  clock = testClock(opensAt),
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'wengang-house-'))
  const { store, drop } = await openTestStore(folder)
  const keys = temporaryKeys()
  const logLines: string[] = []
  const services: Services = {
    store,
    keys,
    clock,
    config: readConfig({ DATA_DIR: folder, DEMO: 'false', ...env }),
    blobs: openBlobs(join(folder, 'blobs'), keys),
    identityRegister: formOnlyRegister,
    certificateVerifier: null,
    log: createLog('info', { write: (line: string) => logLines.push(line) }),
    wrongLinks: { count: 0 },
    wakeJobs: () => {},
  }
  await store.write(seedCalendar, { years: shippedYears(), at: clock.now(), by: 'system' })
  const app = createApp(services)
  const jobs = startJobRunner(store, clock, jobHandlers(services), {
    everyMs: 0,
    onError: (error) => {
      throw error
    },
  })
  const strays: string[] = []
  return {
    ...doorOf(app, strays),
    services,
    clock,
    logLines,
    runJobs: jobs.runDue,
    async close() {
      await jobs.stop()
      await store.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
      if (strays.length > 0) throw new Error(strays.join('\n'))
    },
  }
}

/** Another process on the database of a house: with a clock of its own, or with connections of its own. */
export function besideHouse(house: House, wish: { clock?: TestClock; store?: Store } = {}): House {
  const { clock = testClock(opensAt), store = house.services.store } = wish
  const services = { ...house.services, clock, store }
  return { ...house, ...doorOf(createApp(services), house.strays), services, clock }
}

/** The way in. What an endpoint refuses with although its contract does not say so goes into `strays`. */
function doorOf(
  app: HttpApp,
  strays: string[],
): Pick<House, 'app' | 'strays' | 'request' | 'client'> {
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await app.request(`${origin}${path}`, init)
    const stray = await strayRefusal(init.method ?? 'GET', path, response)
    if (stray !== null) strays.push(stray)
    return response
  }
  return {
    app,
    strays,
    request,
    client: ({ cookie, token, headers } = {}) =>
      createClient(request, () => ({
        ...(cookie === undefined ? {} : { cookie }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      })),
  }
}

/** A clock that runs with the real one, from the same moment as all others or as far beside it as a test sets it. */
export function runningClock(): TestClock {
  let offset = Date.parse(opensAt) - Date.now()
  return {
    now: () => Date.now() + offset,
    set(instant) {
      offset = Date.parse(instant) - Date.now()
    },
    advance(ms) {
      offset += ms
    },
  }
}

function testClock(start: string): TestClock {
  let now = Date.parse(start)
  return {
    now: () => now,
    set(instant) {
      now = Date.parse(instant)
    },
    advance(ms) {
      now += ms
    },
  }
}
