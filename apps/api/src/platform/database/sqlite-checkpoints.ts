import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type Sqlite from 'better-sqlite3'

/** Pieces between two checkpoints: about the thousand pages after which SQLite makes one by itself. */
const piecesBetween = 4
/** After this long without a piece the long work has ended. In ms. */
const restMs = 10_000
/** Pages after which a commit makes a checkpoint: SQLite's own number, and one that is not met in a long work. */
const pagesAtRest = 1_000
const pagesAtWork = 20_000

/** Checkpoints of a long work, made by a thread of their own: a commit that makes one takes ten times as long. */
export interface Checkpoints {
  /** A piece was written. */
  notePiece(): void
  /** Whether pieces wait, so that the log ends somewhere and is begun anew. */
  holdsPieces(): boolean
  close(): Promise<void>
}

/** For the write connection `raw` of a file; `onFree` hears that held pieces may go on. */
export function makeCheckpoints(
  raw: Sqlite.Database,
  file: string,
  onFree: () => void,
): Checkpoints {
  let thread: Worker | null = null
  let pieces = 0
  let working = false
  let rest: NodeJS.Timeout | undefined

  const free = (): void => {
    working = false
    pieces = 0
    onFree()
  }
  const open = (): Worker => {
    raw.pragma(`wal_autocheckpoint = ${pagesAtWork}`)
    const opened = new Worker(new URL('./sqlite-checkpoint.worker.ts', import.meta.url), {
      workerData: { file },
    })
    opened.on('message', free)
    // Without the thread every commit makes its own checkpoints again.
    opened.on('error', (error) => {
      console.error(`The thread of checkpoints has failed: ${error.message}`)
      end()
      free()
    })
    opened.unref()
    return opened
  }
  const end = (): Worker | null => {
    const ended = thread
    thread = null
    if (ended !== null) raw.pragma(`wal_autocheckpoint = ${pagesAtRest}`)
    return ended
  }
  return {
    notePiece() {
      clearTimeout(rest)
      rest = setTimeout(() => end()?.postMessage('close'), restMs).unref()
      pieces += 1
      if (working || pieces < piecesBetween) return
      thread ??= open()
      working = true
      thread.postMessage('checkpoint')
    },
    holdsPieces: () => working,
    async close() {
      clearTimeout(rest)
      const ended = end()
      if (ended === null) return
      const gone = once(ended, 'exit')
      ended.postMessage('close')
      await gone
    },
  }
}
