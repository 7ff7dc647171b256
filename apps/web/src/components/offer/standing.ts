import type { OfferSummary, StateWords } from '@wengang/contracts/views'

/** What the person can do with an offer now; the state itself and its words come from the server. */
export type Standing = 'offered' | 'draft' | 'answered' | 'changed' | 'closed'

export function standingOf(
  offer: Pick<OfferSummary, 'answerable' | 'answer' | 'draft' | 'changed'>,
): Standing {
  if (!offer.answerable) return 'closed'
  // A draft of the former offer is no choice on this one.
  if (offer.changed) return 'changed'
  if (offer.draft) return 'draft'
  return offer.answer?.counts ? 'answered' : 'offered'
}

/** The colour that repeats what the words of a state say. */
export function stateTone(
  state: StateWords['state'],
): 'primary' | 'good' | 'care' | 'wrong' | 'idle' {
  switch (state) {
    case 'offered':
    case 'publicity':
    case 'allocated':
    case 'paying':
      return 'primary'
    case 'accepted':
    case 'paid':
      return 'good'
    case 'objected':
    case 'lapsed':
      return 'care'
    case 'returned':
      return 'wrong'
    case 'declined':
    case 'withdrawn':
      return 'idle'
  }
}
