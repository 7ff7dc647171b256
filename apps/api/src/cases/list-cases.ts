import { listCases } from '@wengang/contracts/endpoints/list-cases'
import type { OfferSummary } from '@wengang/contracts'
import { ownOffers } from '../offers/list-offers.ts'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'

/** GET /api/cases */
export function mountListCases(app: HttpApp): void {
  mount(app, listCases, async ({ services, session, query }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const cases = await ownOffers(services, session)
    const years = [...new Set(cases.map(({ policyYear }) => policyYear))]
    return {
      todo: cases.filter(isTodo).toSorted((one, other) => urgency(one) - urgency(other)),
      cases: cases.filter(
        ({ policyYear }) => query.year === undefined || query.year === policyYear,
      ),
      years: years.toSorted((one, other) => other - one),
    }
  })
}

/** What waits for the firm: a choice that was not submitted, or an offer without an answer that counts. */
function isTodo({ answerable, answer, draft }: OfferSummary): boolean {
  return answerable && (draft !== null || answer === null || !answer.counts)
}

/** Drafts first, since people believe them to be done; then what is due first. */
function urgency({ daysLeft, draft }: OfferSummary): number {
  return draft === null ? daysLeft : Number.MIN_SAFE_INTEGER
}
