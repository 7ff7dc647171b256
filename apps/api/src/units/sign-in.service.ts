import { type AccountSession, keepAccountSession } from '../accounts/start-account-session.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { findOperator, operatorState } from './operator.queries.ts'
import { accountNow, findAdministrator, type MemberRow, unitLock } from './unit.queries.ts'

export interface EnterUnitInput {
  unitId: string
  uscc: string
  /** Null for the certified phone. */
  operatorId: string | null
  session: AccountSession
  at: number
}

/**
 * Signs the proven phone of a unit in, as whoever it belongs to now: its administrator, nobody yet (S1-21), or
 * an operator, whose invitation the first sign-in accepts.
 */
export const enterUnitCommand = defineCommand(
  'enterUnit',
  async (trx: Trx, input: EnterUnitInput): Promise<{ memberId: string | null }> => {
    await lockExclusive(trx, unitLock(input.uscc))
    const { row } = input.session
    const account = await accountNow(trx, input.unitId)
    const member =
      input.operatorId === null
        ? await certifiedMember(trx, input, account.mobile_index)
        : await enteringOperator(trx, input, account.internal_management === 1)
    const memberId = member?.id ?? null
    await keepAccountSession(trx, { ...input.session, row: { ...row, member_id: memberId } })
    return { memberId }
  },
)

async function certifiedMember(
  trx: Trx,
  { unitId, session }: EnterUnitInput,
  certifiedIndex: string,
): Promise<MemberRow | undefined> {
  if (session.row.mobile_index !== certifiedIndex) return refuse('PHONE_CHANGED', {})
  return findAdministrator(trx, unitId)
}

async function enteringOperator(
  trx: Trx,
  { unitId, operatorId, session, at }: EnterUnitInput,
  managed: boolean,
): Promise<MemberRow> {
  const operator = await findOperator(trx, unitId, operatorId ?? '')
  const state = operator === undefined ? 'withdrawn' : operatorState(operator, at)
  if (operator === undefined || !managed || state === 'withdrawn' || state === 'lapsed') {
    return refuse('OPERATOR_UNKNOWN', {})
  }
  if (state === 'active') return operator
  await trx
    .updateTable('unit_member')
    .set({ state: 'active', activated_at: at, expires_at: null })
    .where('id', '=', operator.id)
    .execute()
  await appendToStream(trx, unitStream(unitId), {
    kind: 'operatorActivated',
    at,
    by: `session:${session.row.id}`,
    facts: { memberId: operator.id },
  })
  return operator
}
