import type { OfferView } from '@wengang/contracts/views'
import { defineStore } from 'pinia'

interface OfferShelf {
  offers: Record<string, OfferView>
  /** The finished reading that the next answer will use, by offer. */
  readings: Record<string, string>
}

/** What this visit knows of offers, so that one page can begin where the last one ended. */
export const useOfferStore = defineStore('offers', {
  state: (): OfferShelf => ({ offers: {}, readings: {} }),
  actions: {
    keep(offer: OfferView): void {
      const before = this.offers[offer.id]
      // A reading belongs to one version of the offer.
      if (before && before.figures.version !== offer.figures.version) this.spend(offer.id)
      this.offers[offer.id] = offer
      // What was read last on this phone is newer than what a draft remembers.
      const remembered = offer.draft?.readingId
      if (remembered && !this.readings[offer.id]) this.readings[offer.id] = remembered
    },
    finishReading(offerId: string, readingId: string): void {
      this.readings[offerId] = readingId
    },
    /** A reading serves one recorded answer. */
    spend(offerId: string): void {
      delete this.readings[offerId]
    },
  },
})
