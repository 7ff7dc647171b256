import type { OfferView } from '@wengang/contracts/views'
import { computed, type ComputedRef } from 'vue'
import { client } from '../client.ts'
import { useOfferStore } from '../stores/offers.ts'
import { useLoad, type Load } from './useLoad.ts'

export interface UseOffer extends Load {
  offer: ComputedRef<OfferView | undefined>
}

/** One offer: at once what this visit knows of it, then what the server says. */
export function useOffer(offerId: string): UseOffer {
  const store = useOfferStore()
  const offer = computed(() => store.offers[offerId])
  const loading = useLoad(
    () => client('getOffer', { params: { offerId } }),
    (data) => store.keep(data.offer),
    { known: offer.value !== undefined },
  )
  return { ...loading, offer }
}
