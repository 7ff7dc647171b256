import type { OfferSummary } from '@wengang/contracts/views'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { standingOf } from '../components/offer/standing.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import type { Home } from './useHome.ts'

export interface OfferQuestion {
  /** The offers that nobody has begun to answer. */
  offers: ComputedRef<OfferSummary[]>
  /** Whether the question stands before the person. */
  show: Ref<boolean>
}

/**
 * Asks once after each sign-in whether to go to the open offer. `signedInAt` is null until it is
 * known; afterwards the offer stays in 待办 without a word.
 */
export function useOfferQuestion(
  home: Readonly<Ref<Home | null>>,
  signedInAt: () => number | null,
): OfferQuestion {
  const show = ref(false)
  const offers = computed(() => home.value?.todo.filter(isOpen) ?? [])

  watch(
    [home, signedInAt],
    ([found, since]) => {
      if (!found || since === null || offers.value.length === 0) return
      const asked = visitNotes.kept(storageKeys.offerAsked, readAsked) ?? []
      const mark = `${since}:${found.unit.id}`
      if (asked.includes(mark)) return
      visitNotes.keep(storageKeys.offerAsked, [...asked, mark])
      show.value = true
    },
    { immediate: true },
  )

  return { offers, show }
}

function isOpen(offer: OfferSummary): boolean {
  const standing = standingOf(offer)
  return standing === 'offered' || standing === 'changed'
}

export function readAsked(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((mark) => typeof mark === 'string') ? value : null
}
