import type { MaintenanceView } from '@wengang/contracts'
import { maskMobile, maskPersonName } from '@wengang/identifiers'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { MaintenanceRow } from './maintenance.queries.ts'

/** The agent and mobile of a maintenance in the clear, for comparing and masking. */
export function openMaintenance(
  row: MaintenanceRow,
  keys: Keys,
): { agentName: string; mobile: string } {
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return {
    agentName: openField(key, sealedPlace.maintenanceAgent(row.id), row.agent_sealed),
    mobile: openField(key, sealedPlace.maintenanceMobile(row.id), row.mobile_sealed),
  }
}

/** A maintenance as firm and staff see it: masked. */
export function maintenanceView(row: MaintenanceRow, keys: Keys): MaintenanceView {
  const { agentName, mobile } = openMaintenance(row, keys)
  return {
    id: row.id,
    uscc: row.uscc,
    unitName: row.unit_name,
    mobile: maskMobile(mobile),
    agentName: maskPersonName(agentName),
    channel: row.channel,
    state: row.state,
    requestedAt: row.requested_at,
    decidedAt: row.decided_at,
    reason: row.reason,
  }
}

/** The name as it is registered, when what was maintained is written otherwise. */
export function registeredName(row: MaintenanceRow): string | null {
  return row.registered_name === row.unit_name ? null : row.registered_name
}
