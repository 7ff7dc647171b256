import { Worker } from 'node:worker_threads'
import { type CarriedError, errorFrom } from '../carried-error.ts'
import type { Command } from './command.ts'
import { openSqlite } from './dialects.ts'
import { vacuumInto } from './sqlite-copy.ts'
import type { Store } from './store.ts'

export interface WriteRequest {
  id: number
  name: string
  input: unknown
}

export type WriteAnswer =
  { id: number; ok: true; value: unknown } | ({ id: number; ok: false } & CarriedError)

/** What a writer is to do: keep this file. `sync: false` gives up durability, for tests. */
export interface WriterTask {
  file: string
  sync: boolean
}

/** The line to the thread that writes one file. */
export interface WriterLine {
  post(message: readonly WriteRequest[] | 'close'): void
  /** Called once, before anything is posted; `ended` hears why, and null after a `close`. */
  listen(answers: (some: readonly WriteAnswer[]) => void, ended: (why: Error | null) => void): void
}

interface Waiting {
  resolve: (value: never) => void
  reject: (error: Error) => void
}

/**
 * The store on one SQLite file: writes in a worker thread, reads on a connection of their own. `openWriter`
 * is how the line to that thread is opened: by starting one.
 */
export async function openSqliteStore(
  file: string,
  options: { sync?: boolean; openWriter?: (task: WriterTask) => WriterLine } = {},
): Promise<Store> {
  const { sync = true, openWriter = startWriter } = options
  const writer = openWriter({ file, sync })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Error | null = null
  const gone = new Promise<void>((resolve) => {
    writer.listen(answered, (why) => {
      ended ??= why ?? new Error('The writer has ended.')
      for (const caller of waiting.values()) caller.reject(ended)
      waiting.clear()
      resolve()
    })
  })

  function answered(answers: readonly WriteAnswer[]): void {
    for (const answer of answers) {
      const caller = waiting.get(answer.id)
      if (caller === undefined) continue
      waiting.delete(answer.id)
      if (answer.ok) caller.resolve(answer.value as never)
      else caller.reject(errorFrom(answer))
    }
  }

  // What comes in during one turn of the event loop goes over in one message.
  let leaving: WriteRequest[] = []
  const send = (): void => {
    writer.post(leaving)
    leaving = []
  }
  const post = (request: WriteRequest): void => {
    if (leaving.push(request) === 1) setImmediate(send)
  }

  await new Promise<void>((resolve, reject) => {
    waiting.set(0, { resolve: resolve as (value: never) => void, reject })
  })
  const { db: read } = openSqlite(file, { readonly: true })

  return {
    engine: 'sqlite',
    place: { engine: 'sqlite', file },
    read,
    write<In, Out>(command: Command<In, Out>, input: In): Promise<Out> {
      if (ended !== null) return Promise.reject(ended)
      lastId += 1
      const id = lastId
      return new Promise<Out>((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (value: never) => void, reject })
        post({ id, name: command.name, input })
      })
    },
    backUp: (target) => vacuumInto(file, target),
    async close() {
      await read.destroy()
      send()
      writer.post('close')
      await gone
    },
  }
}

function startWriter(task: WriterTask): WriterLine {
  const worker = new Worker(new URL('../../sqlite-writer.worker.ts', import.meta.url), {
    workerData: task,
    // What a write leaves behind dies at once; without a limit the thread keeps 30 MB for it.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  })
  return {
    post: (message) => worker.postMessage(message),
    listen(answers, ended) {
      worker.on('message', answers)
      worker.on('error', ended)
      worker.on('exit', () => ended(null))
    },
  }
}
