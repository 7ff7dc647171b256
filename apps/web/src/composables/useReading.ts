import type { CallOutput } from '@wengang/contracts/client'
import { computed, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { readingTab } from '../reading-tab.ts'
import { isSignInRefusal, leaveToSignIn, type SignInRefusal } from '../sign-in-way.ts'
import { surroundings } from '../surroundings.ts'
import type { VisibilitySource } from './useDocumentVisible.ts'
import { currentPath } from './useLoad.ts'
import { useReadingMarks } from './useReadingMarks.ts'
import { useVisibleClock } from './useVisibleClock.ts'

export type ReadingText = CallOutput<'openReading'>

/**
 * `opening`: the server is asked; `reading`: time runs while the page is seen; `read`: the server
 * has the person's word; `changed`: the text is no longer in force. The others show no text.
 */
export type ReadingState =
  | 'opening'
  | 'reading'
  | 'read'
  | 'finishing'
  | 'changed'
  | 'closed'
  | 'offline'
  | 'notFound'
  | 'leaving'
  | 'fault'

/** States that end a reading and leave something to do. */
export type EndedState = Extract<
  ReadingState,
  'changed' | 'closed' | 'offline' | 'notFound' | 'fault'
>

export function isEnded(state: ReadingState): state is EndedState {
  return !['opening', 'reading', 'read', 'finishing', 'leaving'].includes(state)
}

export type FinishOutcome = 'finished' | 'tooEarly' | 'changed' | 'offline' | 'leaving' | 'fault'

export interface UseReadingOptions {
  client?: typeof network
  /** Counts ms and is not moved by changing the phone's clock. */
  now?: () => number
  page?: VisibilitySource
  tab?: string
}

export interface Reading {
  state: Readonly<Ref<ReadingState>>
  text: Readonly<Ref<ReadingText | null>>
  /** Time that is still wanting, in ms. */
  remainingMs: ComputedRef<number>
  /** The page is hidden, so time stands still. */
  paused: ComputedRef<boolean>
  /** The page was hidden once since the reading opened. */
  wasAway: Readonly<Ref<boolean>>
  /** The server's words about a refusal. */
  message: Readonly<Ref<string>>
  open: (offerId: string, offerVersion: number) => Promise<void>
  /** Enough was seen for the person to say so. */
  mayFinish: ComputedRef<boolean>
  /** 我已阅读, by the person's own hand (S2-18). */
  finish: () => Promise<FinishOutcome>
}

/** A reading as the server witnesses it: this side only shows the wait and reports what was seen. */
export function useReading(options: UseReadingOptions = {}): Reading {
  const { client = network, now = surroundings.monotonic, tab = readingTab() } = options
  const state = ref<ReadingState>('opening')
  const text = shallowRef<ReadingText | null>(null)
  const message = ref('')
  const wasAway = ref(false)
  /** What the server counts beyond the time seen on this page; negative where it counts less. */
  const creditMs = ref(0)

  const clock = useVisibleClock({
    now,
    ...(options.page ? { page: options.page } : {}),
    onResume: () => marks.post(wasAway.value ? 'resume' : 'start'),
    onPause: () => {
      wasAway.value = true
      marks.post('pause')
    },
  })
  const seenMs = computed(() => Math.max(0, creditMs.value + clock.visibleMs.value))
  const remainingMs = computed(() => Math.max(0, (text.value?.minimumMs ?? 0) - seenMs.value))

  const marks = useReadingMarks({
    client,
    tab,
    seenMs: () => seenMs.value,
    running: () => clock.state.value === 'running',
    // The count goes on from what the server believes by now, so that it never promises too much.
    onCounted: (believedMs) => {
      creditMs.value = believedMs - clock.visibleMs.value
    },
    onChanged: (words) => stopFor('changed', words),
  })

  function stopFor(next: ReadingState, words: string): void {
    state.value = next
    message.value = words
  }

  async function open(offerId: string, offerVersion: number): Promise<void> {
    stopFor('opening', '')
    const result = await client('openReading', { params: { offerId }, body: { offerVersion } })
    if (result.ok) {
      text.value = result.data
      creditMs.value = result.data.visibleMs - clock.visibleMs.value
      state.value = result.data.finished ? 'read' : 'reading'
      if (!result.data.finished) begin(result.data.readingId)
      return
    }
    if (isSignInRefusal(result.code)) return leave(result.code, result.message)
    switch (result.code) {
      case 'OFFLINE':
        return stopFor('offline', result.message)
      case 'READING_CHANGED':
        return stopFor('changed', result.message)
      case 'ANSWER_CLOSED':
        return stopFor('closed', result.message)
      case 'NOT_FOUND':
        return stopFor('notFound', result.message)
      default:
        return stopFor('fault', result.message)
    }
  }

  function begin(readingId: string): void {
    marks.follow(readingId)
    if (clock.state.value === 'idle') clock.start()
    else if (clock.state.value === 'running') marks.post('start')
  }

  function leave(code: SignInRefusal, words: string): void {
    stopFor('leaving', words)
    leaveToSignIn(code, currentPath())
  }

  async function finish(): Promise<FinishOutcome> {
    if (!text.value || text.value.finished) return 'finished'
    state.value = 'finishing'
    const result = await marks.finish()
    if (result.ok) {
      marks.stop()
      stopFor('read', '')
      return 'finished'
    }
    if (isSignInRefusal(result.code)) {
      leave(result.code, result.message)
      return 'leaving'
    }
    switch (result.code) {
      case 'READING_TOO_EARLY':
        creditMs.value -= Math.max(0, result.details.remainingMs - remainingMs.value)
        stopFor('reading', result.message)
        marks.post('resume')
        return 'tooEarly'
      case 'READING_CHANGED':
        stopFor('changed', result.message)
        return 'changed'
      case 'OFFLINE':
        stopFor('reading', result.message)
        return 'offline'
      default:
        stopFor('reading', result.message)
        return 'fault'
    }
  }

  return {
    state,
    text,
    remainingMs,
    paused: computed(() => state.value === 'reading' && clock.state.value === 'paused'),
    wasAway,
    message,
    mayFinish: computed(
      () => state.value === 'read' || (state.value === 'reading' && remainingMs.value === 0),
    ),
    open,
    finish,
  }
}
