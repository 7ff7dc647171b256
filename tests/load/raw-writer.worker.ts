import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { RawStatement } from './raw-statements.ts'

/** The same statements through the bare driver, in shared commits like the house's own writer. */
const { file, statements } = workerData as { file: string; statements: RawStatement[] }
const raw = new Sqlite(file)
raw.pragma('journal_mode = WAL')
raw.pragma('synchronous = FULL')
raw.pragma('foreign_keys = ON')
raw.pragma('temp_store = MEMORY')
const prepared = statements.map(({ sql, parameters, reads }) => ({
  statement: raw.prepare(sql),
  parameters,
  reads,
}))
const begin = raw.prepare('begin immediate')
const commit = raw.prepare('commit')

interface Request {
  id: number
  values: Record<string, string>
}

const waiting: Request[] = []
let draining = false

parentPort?.on('message', (message: Request) => {
  waiting.push(message)
  if (draining) return
  draining = true
  setImmediate(run)
})

function run(): void {
  const batch = waiting.splice(0, 64)
  begin.run()
  for (const { values } of batch) {
    for (const { statement, parameters, reads } of prepared) {
      const filled = parameters.map((value) => values[String(value)] ?? value)
      if (reads) statement.all(...filled)
      else statement.run(...filled)
    }
  }
  commit.run()
  for (const { id } of batch) parentPort?.postMessage(id)
  if (waiting.length > 0) setImmediate(run)
  else draining = false
}
