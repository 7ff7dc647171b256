import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { postgresPrograms, unprivilegedUser, type RunAs } from './postgres-programs.ts'
import { scratchFolder } from './scratch-folder.ts'

/** A PostgreSQL server of its own, on the loopback address, in a folder that goes with it. */
export interface RunningPostgres {
  /** Connection string of the superuser on the database `postgres`. */
  adminUrl: string
  stop(): Promise<void>
}

/** Durability is given up: whatever these databases hold is thrown away after the run. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'max_wal_size=256MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
]

const startTimeoutMs = 30_000

/** Starts PostgreSQL. Fails with one sentence that says why, so that a run cannot pass without. */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = scratchFolder('wengang-postgres-')
  try {
    return await startIn(folder)
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`PostgreSQL for the tests could not be started: ${why.trim()}`, { cause })
  }
}

async function startIn(folder: string): Promise<RunningPostgres> {
  const user = unprivilegedUser()
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const programs = postgresPrograms(folder, user)
  const data = join(folder, 'data')
  const password = randomBytes(12).toString('hex')
  await createCluster(programs.initdb, folder, data, password, user)

  const port = await freePort()
  const options = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...options], {
    ...user,
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const lastResort = () => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  await ready(server)
  process.once('exit', lastResort)
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', lastResort)
      if (server.exitCode === null && server.signalCode === null) {
        const gone = once(server, 'exit')
        server.kill('SIGQUIT')
        await gone
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createCluster(
  initdb: string,
  folder: string,
  data: string,
  password: string,
  user: RunAs,
): Promise<void> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(passwordFile, user.uid, user.gid)
  }
  await promisify(execFile)(
    initdb,
    [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=password',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } },
  )
}

/** Resolves when the server accepts connections, rejects with its last words when it ends first. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = ''
    const timer = setTimeout(() => {
      server.kill('SIGQUIT')
      reject(new Error(`not ready after ${startTimeoutMs / 1000} s: ${words}`))
    }, startTimeoutMs)
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      words = (words + chunk).slice(-2000)
      if (!words.includes('ready to accept connections')) return
      clearTimeout(timer)
      resolve()
    })
    server.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    server.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(words))
    })
  })
}
