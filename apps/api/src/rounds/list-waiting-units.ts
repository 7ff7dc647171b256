import { listWaitingUnits } from '@wengang/contracts/endpoints/staff/list-waiting-units'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { askedPlace } from './asked-place.ts'
import { cursorOf, waitingPage } from './waiting-page.ts'

/** GET /api/staff/rounds-preview/units */
export function mountListWaitingUnits(app: HttpApp): void {
  mount(app, listWaitingUnits, async ({ services, staff, query }) => {
    const { read } = services.store
    const place = askedPlace(query, signedIn(staff))
    const { units, next } = await waitingPage(read, place, query.answer, cursorOf(query.after))
    return {
      units: units.map(({ caseNo, unitName, uscc, regionCode, amountFen }) => ({
        caseNo,
        unitName,
        uscc,
        regionCode,
        amountFen,
      })),
      next,
    }
  })
}
