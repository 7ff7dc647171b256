import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createLog } from '@wengang/api/platform/log'
import { readConfig } from '@wengang/api/platform/config'
import { offsetClock } from '@wengang/api/platform/clock'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import type { Db } from '@wengang/api/platform/database/dialects'
import { openServices } from '@wengang/api/platform/open-services'
import type { Services } from '@wengang/api/platform/services'
import { type Client, createClient } from '@wengang/contracts'
import type { House } from '../support/house.ts'
import type { Smsc } from '../support/smsc.ts'

/** Longer than the lease of a job whose process is gone. */
const leaseMs = 61_000

/** A house in a folder whose processes are killed again and again; one lives at a time. */
export interface DoomedHouse {
  /** What its clock shows. */
  now(): number
  /** Its clock, for the next process. */
  set(instant: string): void
  pass(ms: number): void
  start(): Promise<void>
  lives(): boolean
  /** Somebody's client of the process that lives; without one it is offline. */
  client(token: string): Client
  /** Ends it at once; the next one finds the leases of this one run out. */
  kill(): Promise<void>
  deaths(): number
  /** A look from outside while it runs. */
  look: Db
  /** Opens the house in this process while none runs. */
  inside<T>(work: (house: House) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens one that sends by a simulated gateway. */
export async function openDoomedHouse(folder: string, smsc: Smsc): Promise<DoomedHouse> {
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
  let offsetMs = 0
  let child: ChildProcess | null = null
  let port = 0
  let deaths = 0

  async function inside<T>(work: (house: House) => Promise<T>): Promise<T> {
    const clock = offsetClock(offsetMs)
    const services: Services = await openServices(
      readConfig(env),
      createLog('silent'),
      async () => clock,
    )
    try {
      return await work({ services, clock } as unknown as House)
    } finally {
      await services.store.close()
    }
  }

  await inside(async () => {})
  const { db: look } = openSqlite(join(folder, 'wengang.sqlite'), { readonly: true })
  return {
    now: () => Date.now() + offsetMs,
    set(instant) {
      offsetMs = Date.parse(instant) - Date.now()
    },
    pass(ms) {
      offsetMs += ms
    },
    async start() {
      child = fork(join(import.meta.dirname, 'house-process.ts'), [], {
        env: { ...process.env, ...env, CRASH_OFFSET_MS: String(offsetMs) },
      })
      const [said] = await once(child, 'message')
      port = Number(said)
    },
    lives: () => child !== null,
    client: (token) =>
      createClient(
        (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
        () => ({ authorization: `Bearer ${token}` }),
      ),
    async kill() {
      const dying = child
      if (dying === null) return
      child = null
      const gone = once(dying, 'exit')
      dying.kill('SIGKILL')
      await gone
      deaths += 1
      offsetMs += leaseMs
    },
    deaths: () => deaths,
    look,
    inside,
    close: () => look.destroy(),
  }
}
