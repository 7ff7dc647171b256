import type { CallInput, CallResult, Client } from '@wengang/contracts/client'
import { onScopeDispose } from 'vue'

type Mark = CallInput<'markReading'>['body']['mark']

export interface UseReadingMarksOptions {
  client: Client
  tab: string
  /** The visible time so far, in ms, as this side counts it. */
  seenMs: () => number
  running: () => boolean
  /** The server has begun to count a stretch; `believedMs` is its sum at that moment. */
  onCounted: (believedMs: number) => void
  onChanged: (words: string) => void
  /** Wait before a mark that did not arrive is posted again, in ms. */
  retryMs?: number
}

export interface ReadingMarks {
  /** Marks go to this reading from now on. */
  follow: (readingId: string) => void
  post: (mark: Exclude<Mark, 'finish'>) => void
  finish: () => Promise<CallResult<'markReading'>>
  stop: () => void
}

/**
 * Tells the server which stretches were seen. A start that was lost would make the whole stretch
 * doubtful, so it is posted again while the stretch lasts; a lost pause costs nobody anything.
 */
export function useReadingMarks(options: UseReadingMarksOptions): ReadingMarks {
  const { client, tab, seenMs, running, onCounted, onChanged, retryMs = 3_000 } = options
  let readingId: string | null = null
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function send(mark: Mark, id: string, visibleMs: number): Promise<CallResult<'markReading'>> {
    return client('markReading', { params: { readingId: id }, body: { mark, tab, visibleMs } })
  }

  function post(mark: Exclude<Mark, 'finish'>): void {
    clearTimeout(timer)
    if (readingId !== null) void deliver(mark, readingId, ++latest)
  }

  async function deliver(mark: Exclude<Mark, 'finish'>, id: string, turn: number): Promise<void> {
    const result = await send(mark, id, seenMs())
    if (turn !== latest) return
    if (result.ok) {
      if (mark !== 'pause') onCounted(result.data.visibleMs)
    } else if (result.code === 'READING_CHANGED') {
      onChanged(result.message)
    } else if (mark !== 'pause' && running()) {
      timer = setTimeout(() => post(mark), retryMs)
    }
  }

  async function finish(): Promise<CallResult<'markReading'>> {
    clearTimeout(timer)
    latest++
    return send('finish', readingId ?? '', seenMs())
  }

  function stop(): void {
    clearTimeout(timer)
    readingId = null
  }

  // NOTE: the clock stops in the same scope and posts its last pause before this runs.
  onScopeDispose(() => clearTimeout(timer))

  return {
    follow: (id) => {
      readingId = id
    },
    post,
    finish,
    stop,
  }
}
