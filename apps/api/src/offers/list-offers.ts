import { listOffers } from '@wengang/contracts/endpoints/list-offers'
import { extrasOf } from '../cases/case-extras.queries.ts'
import { findOwnCases } from '../cases/own-case.ts'
import { offerSummary } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'

/** GET /api/offers */
export function mountListOffers(app: HttpApp): void {
  mount(app, listOffers, async ({ services, session }) => ({
    offers: session === null ? [] : await ownOffers(services, session),
  }))
}

/** Every offer that a session opens: those of the newest list first, each list by name. */
export async function ownOffers({ store, clock }: Services, session: FirmSession) {
  const rows = await findOwnCases(store.read, session)
  const extras = await extrasOf(store.read, rows)
  const now = clock.now()
  return rows.map((row) =>
    offerSummary(row, extras.get(row.id) ?? { draft: undefined, lastSheetId: undefined }, now),
  )
}
