import { withdrawMaintenance } from '@wengang/contracts/endpoints/withdraw-maintenance'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { findMaintenance } from './maintenance.queries.ts'
import { ownPerson } from './own-person.ts'
import { settleMaintenance } from './settle-maintenance.ts'

/** POST /api/registration/maintenances/:maintenanceId/withdraw */
export function mountWithdrawMaintenance(app: HttpApp): void {
  mount(app, withdrawMaintenance, async ({ services, session, params, act, now }) => {
    const { personId } = await ownPerson(services, session)
    const row = await findMaintenance(services.store.read, params.maintenanceId)
    if (row === undefined || row.person_id !== personId) return notFound()
    return settleMaintenance(services, {
      maintenanceId: row.id,
      uscc: row.uscc,
      to: 'withdrawn',
      reason: null,
      by: `session:${session?.id ?? ''}`,
      at: now,
      act,
    })
  })
}
