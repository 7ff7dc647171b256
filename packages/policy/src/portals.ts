import { shanghaiDay } from './days.ts'
import type { Business, BusinessId, FirmAct, PortalEdition } from './portal-edition.ts'
import { henanPortal2023 } from './portals/henan-portal-2023.ts'
import { henanPortal2024 } from './portals/henan-portal-2024.ts'

// A new year is a file under portals/ and one line here, the oldest first.
const registry: readonly [PortalEdition, ...PortalEdition[]] = [henanPortal2023, henanPortal2024]

/** The rules of the online service at an instant; before the first edition the first one holds. */
export function portalAt(now: number): PortalEdition {
  const day = shanghaiDay(now)
  return registry.findLast(({ validFrom }) => validFrom <= day) ?? registry[0]
}

/** The businesses that a login without certificate may do (S1-19, S2-14). */
export function openBusinesses(portal: PortalEdition): readonly Business[] {
  return portal.businesses.filter(({ withoutCertificate }) => withoutCertificate)
}

/** The business that covers an act; undefined when this edition knows none. */
export function businessOf(portal: PortalEdition, act: FirmAct): Business | undefined {
  return portal.businesses.find(({ acts }) => acts.includes(act))
}

/**
 * Whether a login without certificate may do an act: the edition opens its business, and the person was
 * given it. `given`: the businesses of an operator; null for all.
 */
export function mayDoWithoutCertificate(
  portal: PortalEdition,
  given: readonly BusinessId[] | null,
  act: FirmAct,
): boolean {
  return openBusinesses(portal).some(
    ({ id, acts }) => acts.includes(act) && (given === null || given.includes(id)),
  )
}
