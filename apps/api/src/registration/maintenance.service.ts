import type { QuotaView } from '@wengang/contracts'
import { normaliseUnitName } from '@wengang/identifiers'
import { portalAt, shanghaiDay } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import type { Json } from '../platform/canonical-json.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { indexUnits } from '../units/unit-grams.ts'
import { unitLock } from '../units/unit.queries.ts'
import { limitBar, maintenanceBar } from './maintenance-rule.ts'
import {
  findMaintenance,
  findPending,
  type NewMaintenance,
  quotaAt,
  quotaOf,
  takenPlaces,
} from './maintenance.queries.ts'
import { findService, findUnitByUscc, type UnitRow } from './unit.queries.ts'

/** What a maintenance came to; the masked name of a request in the way is filled in outside. */
export type Maintained =
  | { kind: 'kept'; maintenanceId: string; quota: QuotaView }
  | { kind: 'pending'; maintenanceId: string }

export interface AddMaintenanceInput {
  /** Certified at the hall, pending from the personal account. */
  row: NewMaintenance
  /** A unit that the agency did not know; the hall adds it. */
  newUnit: UnitRow | null
  /** Whether the caller may be told the registered name. */
  seesName: boolean
  facts: { readonly [key: string]: Json }
  personal: Record<string, ChainedField>
  by: string
  at: number
  act: ActKey
}

/**
 * Takes a maintenance in, by either way: only for a unit never registered (S1-10, S2-05), within the limits
 * (S1-11, S2-06), one request at a time. Refuses with BUSY when somebody else added the unit meanwhile.
 */
export const addMaintenanceCommand = defineCommand(
  'addMaintenance',
  (trx: Trx, input: AddMaintenanceInput): Promise<ActOutcome<Maintained>> =>
    once<Maintained>(trx, input.act, async () => {
      const { row, at } = input
      await lockExclusive(trx, unitLock(row.uscc))
      await placeUnit(trx, input)
      if ((await findService(trx, row.unit_id)) !== undefined) {
        return lawfulRefusal('UNIT_REGISTERED', {})
      }
      const pending = await findPending(trx, row.unit_id)
      if (row.state === 'pending' && pending !== undefined) {
        return { ok: true, value: { kind: 'pending', maintenanceId: pending.id } }
      }
      const rule = portalAt(at).usccMaintenance
      const taken = (await takenPlaces(trx, [row.uscc])).get(row.uscc) ?? []
      const bar = maintenanceBar(rule, row.channel, taken, shanghaiDay(at))
      if (bar !== null) return bar
      await trx.insertInto('maintenance').values(row).execute()
      await appendToStream(trx, unitStream(row.unit_id), {
        kind: row.state === 'pending' ? 'maintenanceRequested' : 'maintenanceRecorded',
        at,
        by: input.by,
        facts: { maintenanceId: row.id, unitName: row.unit_name, ...input.facts },
        personal: input.personal,
      })
      const quota = quotaAt([...taken, { day: row.counted_on, channel: row.channel }], at)
      return { ok: true, value: { kind: 'kept', maintenanceId: row.id, quota } }
    }),
)

/** The unit as it stands, or added at the hall; refuses where the names really differ. */
async function placeUnit(
  trx: Trx,
  { row, newUnit, seesName, by, at }: AddMaintenanceInput,
): Promise<void> {
  const known = await findUnitByUscc(trx, row.uscc)
  if (known === undefined) {
    if (newUnit === null) return refuse('UNIT_UNKNOWN', {})
    await trx.insertInto('unit').values(newUnit).execute()
    await indexUnits(trx, [newUnit])
    await appendToStream(trx, unitStream(newUnit.id), {
      kind: 'unitAdded',
      at,
      by,
      facts: { uscc: newUnit.uscc, unitName: newUnit.name, regionCode: newUnit.region_code },
    })
    return
  }
  // What was prepared is sealed with another key: the caller prepares again.
  if (known.id !== row.unit_id) return refuse('BUSY', {})
  if (normaliseUnitName(known.name) !== normaliseUnitName(row.unit_name)) {
    refuse('UNIT_NAME_DIFFERS', { registered: seesName ? known.name : null })
  }
}

export interface DecidedMaintenance {
  maintenanceId: string
  quota: QuotaView
}

interface SettleInput {
  maintenanceId: string
  uscc: string
  to: 'certified' | 'rejected' | 'withdrawn'
  reason: string | null
  by: string
  at: number
  act: ActKey
}

const entryKind = {
  certified: 'maintenanceCertified',
  rejected: 'maintenanceRejected',
  withdrawn: 'maintenanceWithdrawn',
} as const

const settledWords = {
  certified: '这笔登记已经核准',
  rejected: '这笔登记已经退回',
  withdrawn: '这笔登记已经由申请人撤回',
} as const

/**
 * Ends the waiting of a request. Certifying counts it on today and looks at the limits again without it
 * (S1-11); rejecting and withdrawing free its place.
 */
export const settleMaintenanceCommand = defineCommand(
  'settleMaintenance',
  (trx: Trx, input: SettleInput): Promise<ActOutcome<DecidedMaintenance>> =>
    once(trx, input.act, async () => {
      const { at, to, maintenanceId } = input
      await lockExclusive(trx, unitLock(input.uscc))
      const row = (await findMaintenance(trx, maintenanceId)) ?? notFound()
      if (row.state !== 'pending') {
        return lawfulRefusal('STATE_REFUSES', { reason: `${settledWords[row.state]}，不能再办。` })
      }
      const today = shanghaiDay(at)
      if (to === 'certified') {
        if ((await findService(trx, row.unit_id)) !== undefined) {
          return lawfulRefusal('UNIT_REGISTERED', {})
        }
        const others = (await takenPlaces(trx, [row.uscc], row.id)).get(row.uscc)
        const bar = limitBar(portalAt(at).usccMaintenance, row.channel, quotaAt(others, at))
        if (bar !== null) return bar
      }
      await trx
        .updateTable('maintenance')
        .set({
          state: to,
          decided_at: at,
          decided_by: input.by,
          reason: input.reason,
          ...(to === 'certified' ? { counted_on: today } : {}),
        })
        .where('id', '=', row.id)
        .execute()
      await appendToStream(trx, unitStream(row.unit_id), {
        kind: entryKind[to],
        at,
        by: input.by,
        facts: { maintenanceId, ...(input.reason === null ? {} : { reason: input.reason }) },
      })
      return {
        ok: true,
        value: { maintenanceId, quota: await quotaOf(trx, row.uscc, at) },
      }
    }),
)
