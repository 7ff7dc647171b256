import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { commands } from './commands.ts'
import { migrate } from './platform/database/migrate.ts'
import type { WriteAnswer, WriteRequest } from './platform/database/sqlite-store.ts'
import { drain, openWriter } from './platform/database/sqlite-drain.ts'

if (isMainThread || parentPort === null) throw new Error('This file runs in a worker thread.')
const port = parentPort
const { file, sync } = workerData as { file: string; sync: boolean }

const byName = new Map(commands.map((command) => [command.name, command]))
const writer = openWriter(file, sync)
await migrate(writer.db, 'sqlite')

const waiting: WriteRequest[] = []
let draining = false
let closing = false

port.on('message', (message: readonly WriteRequest[] | 'close') => {
  if (message === 'close') closing = true
  else waiting.push(...message)
  if (!draining) {
    draining = true
    setImmediate(run)
  }
})

async function run(): Promise<void> {
  while (waiting.length > 0) {
    const answers = await drain(writer, byName, waiting.splice(0, 64))
    port.postMessage(answers)
    // Lets requests that came in meanwhile join the next batch.
    await new Promise((resolve) => setImmediate(resolve))
  }
  draining = false
  if (!closing) return
  writer.raw.close()
  port.close()
}

port.postMessage([{ id: 0, ok: true, value: null }] satisfies WriteAnswer[])
