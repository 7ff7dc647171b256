import type { OfferSummary } from '@wengang/contracts/views'
import { shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { useLoad, type Load } from './useLoad.ts'

export interface UseOffers extends Load {
  offers: Readonly<Ref<readonly OfferSummary[]>>
}

/** Every offer whose contact mobile is the proven phone. */
export function useOffers(): UseOffers {
  const offers = shallowRef<readonly OfferSummary[]>([])
  const loading = useLoad(
    () => client('listOffers', {}),
    (data) => {
      offers.value = data.offers
    },
  )
  return { ...loading, offers }
}
