import type Sqlite from 'better-sqlite3'
import { carry } from '../carried-error.ts'
import type { AnyCommand } from './command.ts'
import { type Db, openSqlite, type Trx } from './dialects.ts'
import type { WriteAnswer, WriteRequest } from './sqlite-store.ts'

/** The write connection. Its savepoints are statements of the driver: one stands around every write. */
export interface Writer {
  db: Db
  raw: Sqlite.Database
  savepoint: { begin(): void; release(): void; undo(): void }
}

/** Opens the write connection of a file; `sync: false` gives up durability, for tests. */
export function openWriter(file: string, sync: boolean): Writer {
  const { db, raw } = openSqlite(file, { readonly: false, sync })
  const begin = raw.prepare('savepoint write')
  const release = raw.prepare('release write')
  const rollBack = raw.prepare('rollback to write')
  return {
    db,
    raw,
    savepoint: {
      begin: () => void begin.run(),
      release: () => void release.run(),
      undo() {
        rollBack.run()
        release.run()
      },
    },
  }
}

type Commands = ReadonlyMap<string, AnyCommand>

/**
 * Runs a batch of writes in one transaction and answers only after the commit. One write's refusal undoes
 * that write; a broken transaction fails the whole batch. Savepoints copy every page that they may have to
 * give back, a seventh of the time, so the batch first runs without, and a second time with them when a write
 * was refused: a command may run twice.
 */
export async function drain(
  writer: Writer,
  commands: Commands,
  batch: readonly WriteRequest[],
): Promise<WriteAnswer[]> {
  const [first] = batch
  try {
    return await runTogether(writer, commands, batch)
  } catch (error) {
    if (first !== undefined && batch.length === 1) return [failure(first.id, error)]
  }
  try {
    return await runApart(writer, commands, batch)
  } catch (error) {
    return batch.map((request) => failure(request.id, error))
  }
}

function runTogether(
  { db }: Writer,
  commands: Commands,
  batch: readonly WriteRequest[],
): Promise<WriteAnswer[]> {
  return inTransaction(db, async (trx) => {
    const answers: WriteAnswer[] = []
    for (const request of batch) {
      answers.push({ id: request.id, ok: true, value: await runAlone(commands, trx, request) })
    }
    return answers
  })
}

function runApart(
  { db, raw, savepoint }: Writer,
  commands: Commands,
  batch: readonly WriteRequest[],
): Promise<WriteAnswer[]> {
  return inTransaction(db, async (trx) => {
    const answers: WriteAnswer[] = []
    for (const request of batch) {
      savepoint.begin()
      try {
        const value = await runAlone(commands, trx, request)
        savepoint.release()
        answers.push({ id: request.id, ok: true, value })
      } catch (error) {
        if (!raw.inTransaction) throw error
        savepoint.undo()
        answers.push(failure(request.id, error))
      }
    }
    return answers
  })
}

/** A transaction that fails with what went wrong first, also where SQLite has rolled it back itself. */
async function inTransaction<T>(db: Db, run: (trx: Trx) => Promise<T>): Promise<T> {
  const faults: unknown[] = []
  try {
    return await db.transaction().execute(async (trx) => {
      try {
        return await run(trx)
      } catch (error) {
        faults.push(error)
        throw error
      }
    })
  } catch (error) {
    faults.push(error)
    throw faults[0]
  }
}

async function runAlone(commands: Commands, trx: Trx, request: WriteRequest): Promise<unknown> {
  const command = commands.get(request.name)
  if (command === undefined) throw new Error(`No write is named ${request.name}.`)
  let done = false
  // better-sqlite3 answers at once, so a write that lives into the next turn awaits something else.
  const watch = setImmediate(() => {
    if (!done) console.error(`The write ${request.name} awaits something that is not its database.`)
    if (!done) process.exitCode = 70
  })
  try {
    return await command.run(trx, request.input as never)
  } finally {
    done = true
    clearImmediate(watch)
  }
}

function failure(id: number, error: unknown): WriteAnswer {
  return { id, ok: false, ...carry(error) }
}
