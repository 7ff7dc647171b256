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

interface Waiting {
  resolve: (value: never) => void
  reject: (error: Error) => void
}

/** The store on one SQLite file: writes in a worker thread, reads on a connection of their own. */
export async function openSqliteStore(
  file: string,
  options: { sync?: boolean } = {},
): Promise<Store> {
  const worker = new Worker(new URL('../../sqlite-writer.worker.ts', import.meta.url), {
    workerData: { file, sync: options.sync ?? true },
    // What a write leaves behind dies at once; without a limit the thread keeps 30 MB for it.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: Error | null = null

  worker.on('message', (answers: readonly WriteAnswer[]) => {
    for (const answer of answers) {
      const caller = waiting.get(answer.id)
      if (caller === undefined) continue
      waiting.delete(answer.id)
      if (answer.ok) caller.resolve(answer.value as never)
      else caller.reject(errorFrom(answer))
    }
  })
  const fail = (error: Error): void => {
    ended = error
    for (const caller of waiting.values()) caller.reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(ended ?? new Error('The writer has ended.')))

  // What comes in during one turn of the event loop goes over in one message.
  let leaving: WriteRequest[] = []
  const send = (): void => {
    worker.postMessage(leaving)
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
      const gone = new Promise((resolve) => worker.once('exit', resolve))
      send()
      worker.postMessage('close')
      await gone
    },
  }
}
