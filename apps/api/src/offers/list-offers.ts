import { listOffers } from '@wengang/contracts/endpoints/list-offers'
import { extrasOf } from '../cases/case-extras.queries.ts'
import { findCasesOfMobile } from '../cases/case.queries.ts'
import { offerSummary } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'

/** GET /api/offers */
export function mountListOffers(app: HttpApp): void {
  mount(app, listOffers, async ({ services, session }) => ({
    offers: session === null ? [] : await offersOfMobile(services, session.mobileIndex),
  }))
}

/** Every offer of a proven phone: those of the newest list first, each list by name. */
export async function offersOfMobile({ store, clock }: Services, mobileIndex: string) {
  const rows = await findCasesOfMobile(store.read, mobileIndex)
  const extras = await extrasOf(store.read, rows)
  const now = clock.now()
  return rows.map((row) =>
    offerSummary(row, extras.get(row.id) ?? { draft: undefined, lastSheetId: undefined }, now),
  )
}
