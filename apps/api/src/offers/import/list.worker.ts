import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openBlobs } from '../../platform/blobs.ts'
import { carry, errorFrom } from '../../platform/carried-error.ts'
import type { Command } from '../../platform/database/command.ts'
import { openPlace } from '../../platform/database/place.ts'
import type { ListHouse } from './check-list.service.ts'
import { listTasks } from './list-tasks.ts'
import type { ListThreadAnswer, ListThreadData, ListThreadWord } from './list-thread.ts'

if (parentPort === null) throw new Error('This file runs in a worker thread.')
const port = parentPort
const { name, input, place, keys, blobsDirectory, at } = workerData as ListThreadData

// On Linux this is the priority of the thread and of what it starts; elsewhere it would be that of the process.
if (process.platform === 'linux') setPriority(19)

const say = (word: ListThreadWord): void => port.postMessage(word)
const waiting = new Map<number, (answer: ListThreadAnswer) => void>()
let now = at
let lastId = 0

port.on('message', (answer: ListThreadAnswer) => {
  now = answer.at
  waiting.get(answer.id)?.(answer)
  waiting.delete(answer.id)
})

async function write<In, Out>(command: Command<In, Out>, written: In): Promise<Out> {
  const id = (lastId += 1)
  const answer = await new Promise<ListThreadAnswer>((resolve) => {
    waiting.set(id, resolve)
    say({ kind: 'write', id, command: command.name, input: written })
  })
  if (!answer.ok) throw errorFrom(answer.error)
  return answer.value as Out
}

const read = await openPlace(place)
const house: ListHouse = {
  keys,
  clock: { now: () => now },
  blobs: openBlobs(blobsDirectory, keys),
  store: { read, write },
}
try {
  const heard = {
    ...input,
    onProgress: (progress: Parameters<NonNullable<typeof input.onProgress>>[0]) =>
      say({ kind: 'progress', progress }),
  }
  say({ kind: 'done', value: await listTasks[name](house, heard as never) })
} catch (error) {
  say({ kind: 'failed', error: carry(error) })
} finally {
  await read.destroy()
  port.close()
}
