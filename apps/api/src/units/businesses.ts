import type { BusinessView } from '@wengang/contracts'
import { type BusinessId, openBusinesses, type PortalEdition } from '@wengang/policy'

/** Where each business is done in this house; null: on the agency's own portal. */
const servedAt: Readonly<Record<BusinessId, string | null>> = {
  ordinaryRefund: '/cases',
  emergencyRefund: null,
  premiumDeferralRegistration: null,
  expansionSubsidy: null,
}

/** A business as one login may do it, with the page where it is done here. */
export type BusinessOfLogin = BusinessView & { path: string | null }

/**
 * Every business of an edition and how a login without certificate gets it done (S1-19, S2-14). `given`: the
 * businesses of an operator; null for all.
 */
export function businessesOf(
  portal: PortalEdition,
  given: readonly BusinessId[] | null,
): BusinessOfLogin[] {
  return portal.businesses.map(({ id, name, withoutCertificate }) => {
    const path = servedAt[id]
    const isGiven = given === null || given.includes(id)
    const way = !withoutCertificate
      ? 'certificate'
      : !isGiven
        ? 'notGiven'
        : path === null
          ? 'elsewhere'
          : 'here'
    return { id, name, way, address: portal.addresses.login, path }
  })
}

/** The same without the page: what crosses the wire. */
export function businessViews(
  portal: PortalEdition,
  given: readonly BusinessId[] | null,
): BusinessView[] {
  return businessesOf(portal, given).map(({ path: _, ...view }) => view)
}

/** What an administrator can give to an operator: nothing that needs a certificate. */
export function businessesToGive(portal: PortalEdition): BusinessView[] {
  const open = openBusinesses(portal).map(({ id }) => id)
  return businessViews(portal, null).filter(({ id }) => open.includes(id))
}
