import { Worker } from 'node:worker_threads'
import { type CarriedError, carry, errorFrom } from '../../platform/carried-error.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { AnyCommand } from '../../platform/database/command.ts'
import type { DatabasePlace } from '../../platform/database/place.ts'
import type { Services } from '../../platform/services.ts'
import { openBatchCommand, stageUnitsCommand, submitBatchCommand } from './batch.service.ts'
import type { ListProgress } from './check-list.service.ts'
import { type ListTasks, listTasks } from './list-tasks.ts'

/** What the thread of a list is given. */
export interface ListThreadData {
  name: keyof ListTasks
  input: ListTasks[keyof ListTasks]['input']
  place: DatabasePlace
  keys: Keys
  blobsDirectory: string
  at: number
}

/** What the thread says. */
export type ListThreadWord =
  | { kind: 'write'; id: number; command: string; input: unknown }
  | { kind: 'progress'; progress: ListProgress }
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; error: CarriedError }

/** What a write of the thread came to, and what time it is. */
export type ListThreadAnswer = { id: number; at: number } & (
  { ok: true; value: unknown } | { ok: false; error: CarriedError }
)

/** Smaller lists are done before a thread would have begun. In bytes. */
const threadFrom = 100_000

/** The writes of a list. */
const writes = new Map<string, AnyCommand>(
  [openBatchCommand, stageUnitsCommand, submitBatchCommand].map((command) => [
    command.name,
    command,
  ]),
)

/**
 * Does a task with a list, a large one in a thread that lets everybody else go first: comparing and sealing a
 * hundred thousand units takes half a minute of a processor. Throws what the task throws.
 */
export function runListTask<Name extends keyof ListTasks>(
  services: Services,
  name: Name,
  input: ListTasks[Name]['input'],
): Promise<ListTasks[Name]['done']> {
  return input.bytes.length < threadFrom
    ? listTasks[name](services, input)
    : inThread(services, name, input)
}

function inThread<Name extends keyof ListTasks>(
  { store, keys, clock, blobs }: Services,
  name: Name,
  { onProgress, ...input }: ListTasks[Name]['input'],
): Promise<ListTasks[Name]['done']> {
  const data = {
    name,
    input,
    place: store.place,
    keys,
    blobsDirectory: blobs.directory,
    at: clock.now(),
  }
  const thread = new Worker(new URL('./list.worker.ts', import.meta.url), { workerData: data })
  const write = async (id: number, command: string, written: unknown): Promise<void> => {
    const answer = await settle(async () => {
      const known = writes.get(command)
      if (known === undefined) throw new Error(`No write of a list is named ${command}.`)
      return store.write(known, written as never)
    })
    thread.postMessage({ id, at: clock.now(), ...answer } satisfies ListThreadAnswer)
  }
  return new Promise((resolve, reject) => {
    thread.on('message', (word: ListThreadWord) => {
      switch (word.kind) {
        case 'write':
          return void write(word.id, word.command, word.input)
        case 'progress':
          return onProgress?.(word.progress)
        case 'done':
          return resolve(word.value as ListTasks[Name]['done'])
        case 'failed':
          return reject(errorFrom(word.error))
      }
    })
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The thread of a list ended without a word.')))
  })
}

async function settle(
  run: () => Promise<unknown>,
): Promise<{ ok: true; value: unknown } | { ok: false; error: CarriedError }> {
  try {
    return { ok: true, value: await run() }
  } catch (error) {
    return { ok: false, error: carry(error) }
  }
}
