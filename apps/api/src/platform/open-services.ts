import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { formOnlyRegister } from '../accounts/identity-register.ts'
import { openBlobs } from './blobs.ts'
import { seedCalendar, shippedYears } from './calendar.ts'
import { type Clock, systemClock } from './clock.ts'
import { ConfigError } from './config-error.ts'
import type { Config } from './config.ts'
import { loadKeys } from './crypto/keys.ts'
import { openPostgresStore } from './database/postgres-store.ts'
import { openSqliteStore } from './database/sqlite-store.ts'
import type { Store } from './database/store.ts'
import type { Services } from './services.ts'

/** Opens everything the house works with. Throws ConfigError with one sentence when something is not to be had. */
export async function openServices(
  config: Config,
  log: Logger,
  clockOf: (store: Store) => Promise<Clock> = async () => systemClock,
): Promise<Services> {
  prepareFolder(config.dataDir)
  const keys = loadKeys(config.keysFile)
  const store = await openStore(config, log)
  await compareClocks(store)
  const clock = await clockOf(store)
  await store.write(seedCalendar, { years: shippedYears(), at: clock.now(), by: 'system' })
  return {
    store,
    keys,
    clock,
    config,
    blobs: openBlobs(join(config.dataDir, 'blobs'), keys),
    identityRegister: formOnlyRegister,
    certificateVerifier: null,
    log,
    wrongLinks: { count: 0 },
    wakeJobs: () => {},
  }
}

const mostSkewMs = 250

/** Several processes order deadlines by their clocks, so a process whose clock is off does not start. */
async function compareClocks(store: Store): Promise<void> {
  if (store.engine === 'sqlite') return
  const asked = systemClock.now()
  const { rows } = await sql<{
    at: number
  }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(store.read)
  const middle = (asked + systemClock.now()) / 2
  const skewMs = Math.abs((rows[0]?.at ?? middle) - middle)
  if (skewMs <= mostSkewMs) return
  await store.close()
  throw new ConfigError(
    `本机时钟和数据库时钟相差 ${Math.round(skewMs)} 毫秒，超过 ${mostSkewMs} 毫秒，请先校准时间再启动。`,
  )
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new ConfigError(`数据文件夹 ${folder} 不能写入，请检查权限，或用 DATA_DIR 换一个文件夹。`)
  }
}

async function openStore(config: Config, log: Logger): Promise<Store> {
  try {
    return config.databaseUrl === null
      ? await openSqliteStore(join(config.dataDir, 'wengang.sqlite'))
      : await openPostgresStore(config.databaseUrl, (error) =>
          log.error({ fault: error.message }, 'database connection failed'),
        )
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw new ConfigError(
      config.databaseUrl === null
        ? `数据文件打不开：${why}。`
        : `连不上 DATABASE_URL 指定的数据库，请检查地址、用户名和密码。`,
    )
  }
}
