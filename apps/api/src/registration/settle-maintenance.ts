import type { MaintenanceView, QuotaView } from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import { settled } from '../platform/idempotency.ts'
import type { Services } from '../platform/services.ts'
import { maintenanceView } from './maintenance-view.ts'
import { findMaintenance } from './maintenance.queries.ts'
import { settleMaintenanceCommand } from './maintenance.service.ts'

/** Ends the waiting of a request and answers how it stands now, with what is left. */
export async function settleMaintenance(
  { store, keys }: Services,
  input: Parameters<typeof settleMaintenanceCommand.run>[1],
): Promise<{ maintenance: MaintenanceView; quota: QuotaView }> {
  const { maintenanceId, quota } = settled(await store.write(settleMaintenanceCommand, input))
  const row = (await findMaintenance(store.read, maintenanceId)) ?? notFound()
  return { maintenance: maintenanceView(row, keys), quota }
}
