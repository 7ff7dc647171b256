import { shanghaiDay } from '@wengang/policy'
import { sealedPlace } from '../accounts/sealed-places.ts'
import {
  type ChainedField,
  chainField,
  type DataKey,
  sealField,
} from '../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'
import { newId } from '../platform/ids.ts'
import type { NewMaintenance } from './maintenance.queries.ts'
import type { UnitRow } from './unit.queries.ts'

interface Wish {
  unit: UnitRow
  unitKey: DataKey
  unitName: string
  channel: NewMaintenance['channel']
  agent: { name: string; index: string; personId: string | null }
  mobile: string
  /** Who of the staff certifies it at once; null for a request. */
  certifiedBy: string | null
  at: number
}

/** A maintenance made ready for its command: the agent and the mobile sealed with the unit's own key. */
export function prepareMaintenance(
  keys: Keys,
  wish: Wish,
): { row: NewMaintenance; personal: Record<string, ChainedField> } {
  const { unit, unitKey, agent, mobile, certifiedBy, at } = wish
  const id = newId(at)
  return {
    row: {
      id,
      unit_id: unit.id,
      uscc: unit.uscc,
      unit_name: wish.unitName,
      region_code: unit.region_code,
      channel: wish.channel,
      state: certifiedBy === null ? 'pending' : 'certified',
      person_id: agent.personId,
      agent_index: agent.index,
      agent_sealed: sealField(unitKey, sealedPlace.maintenanceAgent(id), agent.name),
      mobile_sealed: sealField(unitKey, sealedPlace.maintenanceMobile(id), mobile),
      mobile_index: blindIndex(keys, 'mobile', mobile),
      requested_at: at,
      counted_on: shanghaiDay(at),
      decided_at: certifiedBy === null ? null : at,
      decided_by: certifiedBy,
      reason: null,
    },
    personal: { agent: chainField(unitKey, agent.name), mobile: chainField(unitKey, mobile) },
  }
}
