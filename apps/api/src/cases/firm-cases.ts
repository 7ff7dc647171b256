import type { OfferSummary } from '@wengang/contracts'
import { ownOffers } from '../offers/list-offers.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'

/** What a firm sees of its cases: 待办 first, and all of them, newest list first. */
export interface FirmCases {
  todo: OfferSummary[]
  cases: OfferSummary[]
}

/** The cases that a session opens. */
export async function firmCases(services: Services, session: FirmSession): Promise<FirmCases> {
  const cases = await ownOffers(services, session)
  return {
    todo: cases.filter(isTodo).toSorted((one, other) => urgency(one) - urgency(other)),
    cases,
  }
}

/** What waits for the firm: a choice that was not submitted, or an offer without an answer that counts. */
function isTodo({ answerable, answer, draft }: OfferSummary): boolean {
  return answerable && (draft !== null || answer === null || !answer.counts)
}

/** Drafts first, since people believe them to be done; then what is due first. */
function urgency({ daysLeft, draft }: OfferSummary): number {
  return draft === null ? daysLeft : Number.MIN_SAFE_INTEGER
}
