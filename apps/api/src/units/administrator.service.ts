import type { CodeRefused } from '../accounts/codes.ts'
import { tryCodeCommand, type TryInput } from '../links/challenge.service.ts'
import { refuse } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once, outcomeBefore } from '../platform/idempotency.ts'
import { accountNow, findAdministrator, unitLock } from './unit.queries.ts'

export interface RegisterAdministratorInput {
  unitId: string
  uscc: string
  /** The session that registers; it goes on as that of the administrator. */
  sessionId: string
  mobileIndex: string
  memberId: string
  nameSealed: string
  mobileSealed: string
  personal: Record<string, ChainedField>
  code: TryInput
  at: number
  act: ActKey
}

export type Registering =
  | { kind: 'settled'; outcome: ActOutcome<{ memberId: string }> }
  | { kind: 'exists' }
  | { kind: 'code'; tried: CodeRefused }

/**
 * Registers the administrator of a unit (S1-21, S0-12): one at a time per unit, so that of two phones the
 * second hears of the first. A wrong code is counted here, where it is tried. Refuses with PHONE_CHANGED.
 */
export const registerAdministratorCommand = defineCommand(
  'registerAdministrator',
  async (trx: Trx, input: RegisterAdministratorInput): Promise<Registering> => {
    const { unitId, act } = input
    await lockExclusive(trx, unitLock(input.uscc))
    const before = await outcomeBefore<{ memberId: string }>(trx, act)
    if (before !== null) return { kind: 'settled', outcome: before }
    const { mobile_index: certifiedIndex } = await accountNow(trx, unitId)
    if (certifiedIndex !== input.mobileIndex) return refuse('PHONE_CHANGED', {})
    if ((await findAdministrator(trx, unitId)) !== undefined) return { kind: 'exists' }
    const tried = await tryCodeCommand.run(trx, input.code)
    if (tried.kind !== 'right') return { kind: 'code', tried }
    if (tried.mobileIndex !== certifiedIndex) return refuse('PHONE_CHANGED', {})
    const outcome = await once(trx, act, () => register(trx, input))
    return { kind: 'settled', outcome }
  },
)

async function register(
  trx: Trx,
  input: RegisterAdministratorInput,
): Promise<ActOutcome<{ memberId: string }>> {
  const { unitId, memberId, sessionId, at } = input
  await trx
    .insertInto('unit_member')
    .values({
      id: memberId,
      unit_id: unitId,
      role: 'administrator',
      state: 'active',
      name_sealed: input.nameSealed,
      mobile_sealed: input.mobileSealed,
      mobile_index: input.mobileIndex,
      businesses: null,
      internal_unit: null,
      created_at: at,
      expires_at: null,
      activated_at: at,
      withdrawn_at: null,
    })
    .execute()
  await trx
    .updateTable('session')
    .set({ member_id: memberId })
    .where('id', '=', sessionId)
    .execute()
  await appendToStream(trx, unitStream(unitId), {
    kind: 'administratorRegistered',
    at,
    by: `session:${sessionId}`,
    facts: { memberId },
    personal: input.personal,
  })
  return { ok: true, value: { memberId } }
}
