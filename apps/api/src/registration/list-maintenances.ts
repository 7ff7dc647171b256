import { listMaintenances } from '@wengang/contracts/endpoints/staff/list-maintenances'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn, withinRegion } from '../platform/region-scope.ts'
import { maintenanceView, registeredName } from './maintenance-view.ts'
import { quotaAt, selectMaintenances, takenPlaces } from './maintenance.queries.ts'

const pageRows = 50

/** GET /api/staff/maintenances */
export function mountListMaintenances(app: HttpApp): void {
  mount(app, listMaintenances, async ({ services, staff, query, now }) => {
    const { regionCode } = signedIn(staff)
    const { store, keys } = services
    const state = query.state ?? 'pending'
    // What waits is worked off from the oldest; of what is decided the newest is looked for.
    const [order, beyond] = state === 'pending' ? (['asc', '>'] as const) : (['desc', '<'] as const)
    const rows = await selectMaintenances(store.read)
      .where('maintenance.state', '=', state)
      .where(withinRegion('maintenance.region_code', regionCode))
      .$if(query.after !== undefined, (q) => q.where('maintenance.id', beyond, query.after ?? ''))
      .orderBy('maintenance.id', order)
      .limit(pageRows + 1)
      .execute()
    const page = rows.slice(0, pageRows)
    const taken = await takenPlaces(
      store.read,
      page.map(({ uscc }) => uscc),
    )
    return {
      maintenances: page.map((row) => ({
        ...maintenanceView(row, keys),
        regionCode: row.region_code,
        identityVerified: row.channel === 'hall' || row.identity === 'register',
        registeredName: registeredName(row),
        quota: quotaAt(taken.get(row.uscc), now),
      })),
      next: rows.length > pageRows ? (page.at(-1)?.id ?? null) : null,
    }
  })
}
