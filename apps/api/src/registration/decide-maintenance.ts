import { decideMaintenance } from '@wengang/contracts/endpoints/staff/decide-maintenance'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, isWithin, signedIn } from '../platform/region-scope.ts'
import { findMaintenance } from './maintenance.queries.ts'
import { settleMaintenance } from './settle-maintenance.ts'

/** POST /api/staff/maintenances/:maintenanceId/decision */
export function mountDecideMaintenance(app: HttpApp): void {
  mount(app, decideMaintenance, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const row = await findMaintenance(services.store.read, params.maintenanceId)
    if (row === undefined || !isWithin(row.region_code, by.regionCode)) return notFound()
    return settleMaintenance(services, {
      maintenanceId: row.id,
      uscc: row.uscc,
      to: body.decision === 'certify' ? 'certified' : 'rejected',
      reason: body.decision === 'reject' ? body.reason : null,
      by: actorOf(by),
      at: now,
      act,
    })
  })
}
