import { type PreparedMessage, queueMessage } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { unitLock } from '../units/unit.queries.ts'
import { findService } from './unit.queries.ts'

export interface ChangeAgentInput {
  unitId: string
  uscc: string
  mobileSealed: string
  mobileIndex: string
  agentSealed: string
  reason: string
  personal: Record<string, ChainedField>
  toNew: PreparedMessage
  /** To the certified mobile as it was read. */
  toOld: PreparedMessage
  by: string
  at: number
  act: ActKey
}

/**
 * 经办人变更: another certified mobile for a unit whose service is open. The administrator goes with the old
 * phone, its sessions of this unit end, and the new phone registers at its next sign-in. Operators stay; so
 * do sessions of the old phone that open only the offers sent to it.
 */
export const changeAgentCommand = defineCommand(
  'changeAgent',
  (trx: Trx, input: ChangeAgentInput): Promise<ActOutcome<{ unitId: string }>> =>
    once(trx, input.act, async () => {
      const { unitId, at } = input
      await lockExclusive(trx, unitLock(input.uscc))
      const service = await findService(trx, unitId)
      if (service === undefined) return lawfulRefusal('UNIT_NOT_OPENED', {})
      if (service.mobile_index === input.mobileIndex) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '新手机号和登记的手机号一样，不用变更。',
        })
      }
      // Another change came in between: what was prepared names the wrong former phone.
      if (service.mobile_index !== input.toOld.mobileIndex) return refuse('BUSY', {})
      await trx
        .updateTable('unit_account')
        .set({
          mobile_sealed: input.mobileSealed,
          mobile_index: input.mobileIndex,
          agent_sealed: input.agentSealed,
        })
        .where('unit_id', '=', unitId)
        .execute()
      await dismissAdministrator(trx, unitId, at)
      await endSessionsOf(trx, { unitId, mobileIndex: service.mobile_index, at })
      const head = await appendToStream(trx, unitStream(unitId), {
        kind: 'agentChanged',
        at,
        by: input.by,
        facts: { reason: input.reason, identitySeen: true, authorisationSeen: true },
        personal: input.personal,
      })
      const occasion = `agentChanged:${unitId}:${head.seq}`
      await queueMessage(trx, input.toNew, { dedupeKey: `${occasion}:new`, cases: [] })
      await queueMessage(trx, input.toOld, { dedupeKey: `${occasion}:old`, cases: [] })
      return { ok: true, value: { unitId } }
    }),
)

async function dismissAdministrator(trx: Trx, unitId: string, at: number): Promise<void> {
  await trx
    .updateTable('unit_member')
    .set({ state: 'withdrawn', withdrawn_at: at })
    .where('unit_id', '=', unitId)
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .execute()
}

async function endSessionsOf(
  trx: Trx,
  input: { unitId: string; mobileIndex: string; at: number },
): Promise<void> {
  await trx
    .updateTable('session')
    .set({ ended_at: input.at })
    .where('kind', '=', 'unit')
    .where('unit_id', '=', input.unitId)
    .where('mobile_index', '=', input.mobileIndex)
    .where('ended_at', 'is', null)
    .execute()
}
