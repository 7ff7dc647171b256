import { getOffer } from '@wengang/contracts/endpoints/get-offer'
import { extrasOf, waitingMaterials } from '../cases/case-extras.queries.ts'
import type { CaseRow } from '../cases/case.queries.ts'
import { offerView } from '../cases/case-view.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import { changesSinceAnswer } from './offer-changes.ts'
import { ownCase } from '../cases/own-case.ts'

/** GET /api/offers/:offerId */
export function mountGetOffer(app: HttpApp): void {
  mount(app, getOffer, async ({ services, session, params }) => {
    const { row } = await ownCase(services, session, params.offerId)
    return { offer: await fullOffer(services, row) }
  })
}

/** One offer with everything that its screen shows. */
export async function fullOffer(services: Services, row: CaseRow) {
  const { store, keys, clock } = services
  const extras = (await extrasOf(store.read, [row])).get(row.id)
  const materials = await waitingMaterials(store.read, row, keys)
  const changes = await changesSinceAnswer(store.read, row)
  return offerView(
    row,
    { draft: extras?.draft, lastSheetId: extras?.lastSheetId, materials, changes },
    keys,
    clock.now(),
  )
}
