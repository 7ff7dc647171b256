import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export type Print = { ok: true; pdf: Uint8Array } | { ok: false; fault: string }

/** Prints one document after another in a thread of its own, so that no answer waits for a page to be set. */
export interface Press<Document> {
  print(document: Document): Promise<Uint8Array>
  stop(): Promise<void>
}

/** What a thread says next. One that breaks or ends without a word rejects. */
async function nextWord(worker: Worker): Promise<unknown> {
  const heard = new AbortController()
  const { signal } = heard
  const ended = once(worker, 'exit', { signal }).then(([code]) => {
    throw new Error(`A thread that prints ended with ${String(code)}.`)
  })
  try {
    const [word] = (await Promise.race([once(worker, 'message', { signal }), ended])) as [unknown]
    return word
  } finally {
    heard.abort()
  }
}

/** The thread is made for the first document, with fonts of some 100 MB, and ends `idleMs` after the last. */
export function makePress<Document>(thread: URL, { idleMs = 20_000 } = {}): Press<Document> {
  let worker: Worker | null = null
  let line: Promise<unknown> = Promise.resolve()
  let rest: NodeJS.Timeout | undefined

  async function stop(): Promise<void> {
    clearTimeout(rest)
    const ending = worker
    worker = null
    await ending?.terminate()
  }

  async function printNow(document: Document): Promise<Uint8Array> {
    clearTimeout(rest)
    worker ??= new Worker(thread)
    try {
      worker.ref()
      worker.postMessage(document)
      // A thread that breaks rejects here, and the next document gets a new one.
      const print = (await nextWord(worker)) as Print
      if (!print.ok) throw new Error(print.fault)
      return print.pdf
    } catch (error) {
      await stop()
      throw error
    } finally {
      rest = setTimeout(() => void stop(), idleMs)
      rest.unref()
      worker?.unref()
    }
  }

  return {
    print(document) {
      const printing = line.then(() => printNow(document))
      line = printing.catch(() => {})
      return printing
    },
    async stop() {
      await line
      await stop()
    },
  }
}
