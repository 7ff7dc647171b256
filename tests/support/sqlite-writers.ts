import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { WriterLine, WriterTask } from '@wengang/api/platform/database/sqlite-store'
import { getEdition, type PublicityRule } from '@wengang/policy'
import { applyPublicityRule } from './publicity-rule.ts'
import type { WriterOrder } from './sqlite-writer.worker.ts'

const threads = new Set<Worker>()
/** Threads that have closed their last file. */
const idle: Worker[] = []

/**
 * The line to a thread that may have written other files before: it runs what the thread of the
 * product runs, but to start one and load every command takes half a second of each house.
 */
export function lentWriter(task: WriterTask): WriterLine {
  const thread = idle.pop() ?? startThread()
  const { port1: near, port2: far } = new MessageChannel()
  thread.postMessage({ port: far, task } satisfies WriterOrder, [far])
  return {
    post: (message) => near.postMessage(message),
    listen(answers, ended) {
      near.on('message', answers)
      thread.once('error', ended)
      near.once('close', () => {
        thread.off('error', ended)
        idle.push(thread)
        ended(null)
      })
    },
  }
}

function startThread(): Worker {
  const thread = new Worker(new URL('./sqlite-writer.worker.ts', import.meta.url))
  // It ends with its process, and keeps none alive.
  thread.unref()
  threads.add(thread)
  thread.once('exit', () => {
    threads.delete(thread)
    const place = idle.indexOf(thread)
    if (place >= 0) idle.splice(place, 1)
  })
  return thread
}

/** Runs something under the rule of another edition, which holds here and where writes run. */
export async function underPublicityRule(
  rule: Partial<PublicityRule>,
  run: () => Promise<void>,
): Promise<void> {
  const before = { ...getEdition('henan-refund-2023').publicity }
  await tellPublicityRule(rule)
  try {
    await run()
  } finally {
    await tellPublicityRule(before)
  }
}

async function tellPublicityRule(publicity: Partial<PublicityRule>): Promise<void> {
  applyPublicityRule(publicity)
  await Promise.all(
    [...threads].map((thread) => {
      const heard = once(thread, 'message')
      thread.postMessage({ publicity } satisfies WriterOrder)
      return heard
    }),
  )
}
