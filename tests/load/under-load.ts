import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shot } from './connection.ts'
import { type HouseWish, type Planted, readPlanted } from './planted.ts'

/** A house under load and how to end it. */
export interface UnderLoad extends Planted {
  port: number
  pid: number
  folder: string
  stop(): Promise<void>
}

/** The folder for the databases of a run: BENCH_DIR where the disk to be measured is another. */
export const benchFolder = process.env['BENCH_DIR'] ?? tmpdir()

/** Plants a house as wished and starts it; each in a process of its own. */
export async function openUnderLoad(
  wished: Partial<Omit<HouseWish, 'folder'>>,
): Promise<UnderLoad> {
  const folder = mkdtempSync(join(benchFolder, 'wengang-bench-'))
  const wish: HouseWish = {
    databaseUrl: null,
    cases: 0,
    readings: false,
    answered: 0,
    links: 0,
    units: 0,
    crowd: 0,
    ...wished,
    folder,
  }
  const planting = start('plant-house.ts', wish)
  const [code] = await once(planting, 'exit')
  if (code !== 0) throw new Error(`Planting ended with ${code}.`)

  const child = start('server.ts', wish, process.env['BENCH_NODE_ARGS'])
  const port = await portOf(child)
  return {
    ...readPlanted(folder),
    port,
    pid: child.pid ?? 0,
    folder,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start(file: string, wish: HouseWish, nodeArguments = ''): ChildProcess {
  return fork(join(import.meta.dirname, file), [JSON.stringify(wish)], {
    execArgv: nodeArguments.split(' ').filter(Boolean),
  })
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(Number(port)))
    child.once('exit', (code) => reject(new Error(`The house under load ended with ${code}.`)))
  })
}

let keys = 0

/** The answer of one planted case, as a phone sends it. */
export function answerShot({ caseId, readingId, cookie }: Planted['cases'][number]): Shot {
  keys += 1
  return {
    method: 'POST',
    path: `/api/offers/${caseId}/decisions`,
    headers: {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': `bench-${process.pid}-${String(keys).padStart(16, '0')}`,
    },
    body: answerBody(readingId),
  }
}

/** The body of an answer; the bare comparisons parse the same. */
export function answerBody(readingId: string): string {
  return JSON.stringify({ choice: 'ACCEPT', offerVersion: 1, basedOnSeq: 0, readingId })
}
