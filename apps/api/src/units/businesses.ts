import type { BusinessView } from '@wengang/contracts'
import { type Business, type BusinessId, openBusinesses, type PortalEdition } from '@wengang/policy'

/** Where each business is done in this house; null: on the agency's own portal. */
export const servedAt: Readonly<Record<BusinessId, string | null>> = {
  ordinaryRefund: '/cases',
  emergencyRefund: null,
  premiumDeferralRegistration: null,
  expansionSubsidy: null,
}

/**
 * Every business of an edition and how a login without certificate gets it done (S1-19, S2-14). `given`: the
 * businesses of an operator; null for all.
 */
export function businessViews(
  portal: PortalEdition,
  given: readonly BusinessId[] | null,
): BusinessView[] {
  return portal.businesses.map((business) => ({
    id: business.id,
    name: business.name,
    way: wayOf(business, given),
    address: portal.addresses.login,
  }))
}

function wayOf(
  { id, withoutCertificate }: Business,
  given: readonly BusinessId[] | null,
): BusinessView['way'] {
  if (!withoutCertificate) return 'certificate'
  if (given !== null && !given.includes(id)) return 'notGiven'
  return servedAt[id] === null ? 'elsewhere' : 'here'
}

/** What an administrator can give to an operator: nothing that needs a certificate. */
export function businessesToGive(portal: PortalEdition): BusinessView[] {
  const open = openBusinesses(portal).map(({ id }) => id)
  return businessViews(portal, null).filter(({ id }) => open.includes(id))
}
