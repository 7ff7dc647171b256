import type { Role } from '@wengang/contracts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { appendToStream, staffStream } from '../../platform/entries.ts'
import type { Json } from '../../platform/canonical-json.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import type { ChainedField } from '../../platform/crypto/fields.ts'
import { holdPerson, keepTwo, type PowerActor } from './power-rules.ts'

interface PowerAct {
  staffId: string
  by: PowerActor
  at: number
  act: ActKey
}

/** Changes roles, region and programmes. Throws NOT_FOUND and STATE_REFUSES. */
export const changePowerCommand = defineCommand(
  'changePower',
  (
    trx: Trx,
    input: PowerAct & {
      roles: readonly Role[]
      regionCode: string
      programmes: readonly string[] | null
    },
  ): Promise<ActOutcome<null>> =>
    once(trx, input.act, async () => {
      const { roles, regionCode } = input
      const row = await holdPerson(trx, input.staffId, input.by)
      if (!roles.includes('administrator')) await keepTwo(trx, row)
      const programmes = input.programmes === null ? null : [...input.programmes]
      await trx
        .updateTable('staff')
        .set({
          roles: JSON.stringify(roles),
          region_code: regionCode,
          programmes: programmes === null ? null : JSON.stringify(programmes),
        })
        .where('id', '=', row.id)
        .execute()
      const before = { roles: row.roles, regionCode: row.region_code, programmes: row.programmes }
      await note(trx, input, 'powerChanged', { roles: [...roles], regionCode, programmes, before })
      return { ok: true, value: null }
    }),
)

/** Disables an account and ends its sessions, or opens it again. Throws NOT_FOUND and STATE_REFUSES. */
export const setDisabledCommand = defineCommand(
  'setDisabled',
  (
    trx: Trx,
    input: PowerAct & { disabled: boolean; reason: ChainedField },
  ): Promise<ActOutcome<null>> =>
    once(trx, input.act, async () => {
      const row = await holdPerson(trx, input.staffId, input.by)
      if (input.disabled) await keepTwo(trx, row)
      await trx
        .updateTable('staff')
        .set({ disabled_at: input.disabled ? (row.disabled_at ?? input.at) : null })
        .where('id', '=', row.id)
        .execute()
      if (input.disabled) await endSessions(trx, input)
      await note(trx, input, input.disabled ? 'staffDisabled' : 'staffEnabled', {}, input.reason)
      return { ok: true, value: null }
    }),
)

/** Takes every second factor from somebody who lost it. Throws NOT_FOUND and STATE_REFUSES. */
export const resetFactorCommand = defineCommand(
  'resetFactor',
  (trx: Trx, input: PowerAct & { reason: ChainedField }): Promise<ActOutcome<null>> =>
    once(trx, input.act, async () => {
      const { id } = await holdPerson(trx, input.staffId, input.by)
      for (const table of ['staff_totp', 'staff_recovery_code', 'staff_passkey'] as const) {
        await trx.deleteFrom(table).where('staff_id', '=', id).execute()
      }
      await endSessions(trx, input)
      await note(trx, input, 'secondFactorReset', {}, input.reason)
      return { ok: true, value: null }
    }),
)

/** Gives somebody a new password; the second factor stays. Throws NOT_FOUND and STATE_REFUSES. */
export const setPasswordCommand = defineCommand(
  'setPassword',
  (trx: Trx, input: PowerAct & { passwordHash: string }): Promise<ActOutcome<null>> =>
    once(trx, input.act, async () => {
      const { id } = await holdPerson(trx, input.staffId, input.by)
      await trx
        .updateTable('staff')
        .set({ password_hash: input.passwordHash })
        .where('id', '=', id)
        .execute()
      await endSessions(trx, input)
      await note(trx, input, 'passwordSet', {})
      return { ok: true, value: null }
    }),
)

/** Ends every session of somebody; answers how many. Throws NOT_FOUND and STATE_REFUSES. */
export const endSessionsCommand = defineCommand(
  'endSessions',
  (trx: Trx, input: PowerAct): Promise<ActOutcome<{ ended: number }>> =>
    once(trx, input.act, async () => {
      await holdPerson(trx, input.staffId, input.by)
      const ended = await endSessions(trx, input)
      await note(trx, input, 'sessionsEnded', { ended })
      return { ok: true, value: { ended } }
    }),
)

async function endSessions(trx: Trx, { staffId, at }: PowerAct): Promise<number> {
  const ended = await trx
    .updateTable('staff_session')
    .set({ ended_at: at, ended_why: 'administrator' })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** In the chain of whoever did it, like everything that administrators do to people. */
function note(
  trx: Trx,
  { staffId, by, at }: PowerAct,
  kind: string,
  facts: Record<string, Json>,
  reason?: ChainedField,
) {
  return appendToStream(trx, staffStream(by.id), {
    kind,
    at,
    by: `staff:${by.id}`,
    facts: { staffId, ...facts },
    ...(reason === undefined ? {} : { personal: { reason } }),
  })
}
