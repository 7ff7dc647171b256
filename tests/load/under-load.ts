import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shot } from './generator.ts'
import type { Ready } from './server.ts'

/** A house under load and how to end it. */
export interface UnderLoad extends Ready {
  folder: string
  stop(): Promise<void>
}

/** Starts the house with so many planted cases, each with a finished reading. */
export async function openUnderLoad(count: number, withJobs = false): Promise<UnderLoad> {
  const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'wengang-bench-'))
  const child: ChildProcess = fork(join(import.meta.dirname, 'server.ts'), [
    folder,
    String(count),
    String(withJobs),
  ])
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`The server under load ended with ${code}.`)))
  })
  const ready = JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8')) as Ready
  return {
    ...ready,
    folder,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let keys = 0

/** The answer of one planted case, as a phone sends it. */
export function answerShot({ caseId, readingId, cookie }: Ready['cases'][number]): Shot {
  keys += 1
  return {
    method: 'POST',
    path: `/api/offers/${caseId}/decisions`,
    headers: {
      cookie: `wg-firm=${cookie.replace(/^wg-firm=/, '')}`,
      'content-type': 'application/json',
      'idempotency-key': `bench-${String(keys).padStart(20, '0')}`,
    },
    body: answerBody(readingId),
  }
}

/** The body of an answer; the bare comparisons parse the same. */
export function answerBody(readingId: string): string {
  return JSON.stringify({ choice: 'ACCEPT', offerVersion: 1, basedOnSeq: 0, readingId })
}
