import type { BusinessId } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import { endOperatorSessions, findOperator, operatorState } from './operator.queries.ts'
import { accountNow, type MemberRow, unitLock } from './unit.queries.ts'

/** Who changes what a unit's operators may do, and when. */
export interface UnitAct {
  unitId: string
  uscc: string
  by: string
  at: number
}

/**
 * Switches the management of operators on or off (S0-12). Off ends the sessions of operators; switching it on
 * again lets them sign in anew, with what they were given.
 */
export const setManagementCommand = defineCommand(
  'setInternalManagement',
  async (trx: Trx, input: UnitAct & { on: boolean }) => {
    const { unitId, on, by, at } = input
    await lockExclusive(trx, unitLock(input.uscc))
    const account = await accountNow(trx, unitId)
    if ((account.internal_management === 1) === on) return
    await trx
      .updateTable('unit_account')
      .set({ internal_management: on ? 1 : 0 })
      .where('unit_id', '=', unitId)
      .execute()
    if (!on) await endOperatorSessions(trx, { unitId, at })
    const kind = on ? 'managementOn' : 'managementOff'
    await appendToStream(trx, unitStream(unitId), { kind, at, by, facts: {} })
  },
)

/** Changes what an operator may do; sessions feel it at their next request. Refuses with STATE_REFUSES. */
export const changeOperatorCommand = defineCommand(
  'changeOperator',
  async (
    trx: Trx,
    input: UnitAct & {
      memberId: string
      businesses: readonly BusinessId[]
      internalUnit: string | null
    },
  ) => {
    const { businesses, internalUnit, at, by } = input
    const operator = await heldOperator(trx, input)
    const reason = unchangeable[operatorState(operator, at)]
    if (reason !== null) refuse('STATE_REFUSES', { reason })
    await trx
      .updateTable('unit_member')
      .set({ businesses: JSON.stringify(businesses), internal_unit: internalUnit })
      .where('id', '=', operator.id)
      .execute()
    await appendToStream(trx, unitStream(input.unitId), {
      kind: 'operatorChanged',
      at,
      by,
      facts: { memberId: operator.id, businesses: [...businesses], internalUnit },
    })
  },
)

const unchangeable = {
  invited: null,
  active: null,
  lapsed: '邀请已经过期，请重新邀请。',
  withdrawn: '这位操作员已经停用，需要时请重新邀请。',
} as const

/** Withdraws an operator or an invitation at once: running sessions end. Withdrawing twice is once. */
export const withdrawOperatorCommand = defineCommand(
  'withdrawOperator',
  (
    trx: Trx,
    input: UnitAct & { memberId: string; act: ActKey },
  ): Promise<ActOutcome<{ memberId: string }>> =>
    once(trx, input.act, async () => {
      const { unitId, memberId, at, by } = input
      const operator = await heldOperator(trx, input)
      if (operator.state !== 'withdrawn') {
        await trx
          .updateTable('unit_member')
          .set({ state: 'withdrawn', withdrawn_at: at, expires_at: null })
          .where('id', '=', memberId)
          .execute()
        await endOperatorSessions(trx, { unitId, memberId, at })
        await appendToStream(trx, unitStream(unitId), {
          kind: 'operatorWithdrawn',
          at,
          by,
          facts: { memberId, was: operatorState(operator, at) },
        })
      }
      return { ok: true, value: { memberId } }
    }),
)

async function heldOperator(trx: Trx, input: UnitAct & { memberId: string }): Promise<MemberRow> {
  await lockExclusive(trx, unitLock(input.uscc))
  return (await findOperator(trx, input.unitId, input.memberId)) ?? notFound()
}
