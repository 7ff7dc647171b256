import type { CodeRefused } from '../accounts/codes.ts'
import { tryCodeCommand, type TryInput } from '../links/challenge.service.ts'
import { refuse } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once, outcomeBefore } from '../platform/idempotency.ts'
import { unitLock } from '../units/unit.queries.ts'
import { findMaintained } from './maintenance.queries.ts'
import { findService } from './unit.queries.ts'

export interface OpenServiceInput {
  uscc: string
  row: Schema['unit_account']
  personal: Record<string, ChainedField>
  code: TryInput
  by: string
  at: number
  act: ActKey
}

type Opened = ActOutcome<{ unitId: string }>

export type Opening =
  | { kind: 'settled'; outcome: Opened }
  | { kind: 'exists' }
  | { kind: 'maintainedAnew' }
  | { kind: 'code'; tried: CodeRefused }

/**
 * Opens a unit's online service, once: one at a time per unit, so that the second hears of the first. The
 * code is tried last, so that no other refusal costs it. Refuses with PHONE_CHANGED.
 */
export const openServiceCommand = defineCommand(
  'openService',
  async (trx: Trx, input: OpenServiceInput): Promise<Opening> => {
    const { row, act } = input
    await lockExclusive(trx, unitLock(input.uscc))
    const before = await outcomeBefore<{ unitId: string }>(trx, act)
    if (before !== null) return { kind: 'settled', outcome: before }
    if ((await findService(trx, row.unit_id)) !== undefined) return { kind: 'exists' }
    const maintained = await findMaintained(trx, row.unit_id)
    if (maintained?.mobile_index !== row.mobile_index) return refuse('PHONE_CHANGED', {})
    if (maintained.id !== row.maintenance_id) return { kind: 'maintainedAnew' }
    const tried = await tryCodeCommand.run(trx, input.code)
    if (tried.kind !== 'right') return { kind: 'code', tried }
    if (tried.mobileIndex !== row.mobile_index) return refuse('PHONE_CHANGED', {})
    return { kind: 'settled', outcome: await once(trx, act, () => open(trx, input)) }
  },
)

async function open(trx: Trx, { row, personal, by, at }: OpenServiceInput): Promise<Opened> {
  await trx.insertInto('unit_account').values(row).execute()
  await appendToStream(trx, unitStream(row.unit_id), {
    kind: 'serviceOpened',
    at,
    by,
    facts: {
      personId: row.opened_by,
      maintenanceId: row.maintenance_id,
      agreementVersion: row.agreement_version,
    },
    personal,
  })
  return { ok: true, value: { unitId: row.unit_id } }
}
