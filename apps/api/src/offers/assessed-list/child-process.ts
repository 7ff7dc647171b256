import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ChildMessage, ChildTask } from './child-messages.ts'
import { refusal } from './spreadsheet/refusal.ts'
import type { Refusal } from './spreadsheet/refusal.ts'

export interface ChildLimits {
  /** Longest silence of the child, in ms. */
  timeMs: number
  /** Its heap, in MB; beyond it the child ends. */
  heapMb: number
}

/** A hundred thousand rows take 5 s and 220 MB on two slow cores. */
export const CHILD_LIMITS: ChildLimits = { timeMs: 60_000, heapMb: 384 }

const CHILD = fileURLToPath(new URL('./assessed-list.child.ts', import.meta.url))

/**
 * Runs one task on `bytes` in a process of its own and hands on what it says, one message at a
 * time: the next comes when `onMessage` is done with the last.
 * @returns null at its end, or the refusal of the file, also when the child was too slow or died
 * for lack of memory. Throws when this program is at fault or `onMessage` throws.
 */
export async function runInChild(
  task: ChildTask,
  bytes: Uint8Array,
  onMessage: (message: ChildMessage) => void | Promise<void>,
  onOutput: (chunk: Uint8Array) => void = () => {},
  limits = CHILD_LIMITS,
): Promise<Refusal | null> {
  const child = fork(CHILD, {
    // NOTE: a file from outside is taken apart in here; the keys of the server are not.
    env: {},
    execArgv: [
      `--max-old-space-size=${limits.heapMb}`,
      '--max-semi-space-size=8',
      '--permission',
      '--allow-fs-read=*',
    ],
    stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
  })
  // A child that dies breaks the pipes to it; that it is gone is all there is to know.
  child.on('error', () => {})
  child.stdin?.on('error', () => {})
  child.stdout?.on('data', onOutput)
  const closed = once(child, 'close').then(() => 'closed' as const)
  try {
    child.send(task)
    child.stdin?.end(bytes)
    return await converse(child, closed, onMessage, limits.timeMs)
  } finally {
    child.kill('SIGKILL')
  }
}

async function converse(
  child: ChildProcess,
  closed: Promise<'closed'>,
  onMessage: (message: ChildMessage) => void | Promise<void>,
  timeMs: number,
): Promise<Refusal | null> {
  for (;;) {
    const message = await nextMessage(child, closed, timeMs)
    if (message === 'late') return refusal('tooSlow')
    if (message === 'closed') return refusal('tooHeavy')
    switch (message.kind) {
      case 'refused':
        return message.refusal
      case 'fault':
        throw new Error(`the reader of assessed lists failed: ${message.stack}`)
      case 'done':
        goOn(child)
        // Its last output may still be on the way.
        await closed
        return null
      case 'rows':
      case 'summary':
      case 'findings':
      case 'units':
      case 'listed':
      case 'resultFile':
        await onMessage(message)
        goOn(child)
    }
  }
}

function goOn(child: ChildProcess): void {
  if (child.connected) child.send('next')
}

async function nextMessage(
  child: ChildProcess,
  closed: Promise<'closed'>,
  timeMs: number,
): Promise<ChildMessage | 'closed' | 'late'> {
  const settled = new AbortController()
  const { signal } = settled
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([message]) => message as ChildMessage),
      closed,
      setTimeout(timeMs, 'late' as const, { signal }),
    ])
  } finally {
    settled.abort()
  }
}
