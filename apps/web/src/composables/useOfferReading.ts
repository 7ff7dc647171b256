import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { readingWords } from '../messages/reading.zh.ts'
import { useOfferStore } from '../stores/offers.ts'
import type { LoadState } from './useLoad.ts'
import { useOffer } from './useOffer.ts'
import { useReading, type Reading, type ReadingState, type ReadingText } from './useReading.ts'

export interface OfferReading extends Pick<
  Reading,
  'remainingMs' | 'paused' | 'wasAway' | 'mayFinish'
> {
  /** Of the offer until it is there, then of the reading. */
  state: ComputedRef<ReadingState>
  message: ComputedRef<string>
  /** The text while it can be read. */
  shown: ComputedRef<ReadingText | null>
  /** Why 我已阅读 was not taken, in words. */
  refusal: Readonly<Ref<string>>
  /** Asks for the offer and opens a reading of its present version. */
  open: () => Promise<void>
  /** Answers whether the reading is finished, so that the choice may follow. */
  finish: () => Promise<boolean>
}

/** The reading of one offer's notice, from asking for the offer to the person's 我已阅读. */
export function useOfferReading(offerId: string): OfferReading {
  const store = useOfferStore()
  const offering = useOffer(offerId)
  const reading = useReading()
  const refusal = ref('')
  const state = computed(() =>
    offering.state.value === 'ready' ? reading.state.value : waitingState(offering.state.value),
  )

  async function open(): Promise<void> {
    refusal.value = ''
    const loaded = await offering.load()
    const version = offering.offer.value?.figures.version
    if (loaded === 'ready' && version !== undefined) await reading.open(offerId, version)
  }

  async function finish(): Promise<boolean> {
    const outcome = await reading.finish()
    const text = reading.text.value
    if (outcome === 'finished' && text) {
      store.finishReading(offerId, text.readingId)
      return true
    }
    refusal.value = outcome === 'offline' ? readingWords.offline : reading.message.value
    return false
  }

  return {
    remainingMs: reading.remainingMs,
    paused: reading.paused,
    wasAway: reading.wasAway,
    mayFinish: reading.mayFinish,
    state,
    message: computed(() => reading.message.value || offering.message.value),
    shown: computed(() => (isReadable(state.value) ? reading.text.value : null)),
    refusal,
    open,
    finish,
  }
}

function waitingState(state: Exclude<LoadState, 'ready'>): ReadingState {
  if (state === 'loading') return 'opening'
  return state === 'refused' ? 'fault' : state
}

function isReadable(state: ReadingState): boolean {
  return state === 'reading' || state === 'read' || state === 'finishing'
}
