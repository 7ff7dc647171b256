import { timing } from '@wengang/contracts'
import type { BusinessId } from '@wengang/policy'
import { type PreparedMessage, queueMessage } from '../messages/message.service.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { countUse } from '../platform/limits.ts'
import type { UnitAct } from './operator.service.ts'
import { findOperatorByPhone, operatorState } from './operator.queries.ts'
import { accountNow, unitLock } from './unit.queries.ts'

export interface InviteOperatorInput extends UnitAct {
  memberId: string
  nameSealed: string
  mobileSealed: string
  mobileIndex: string
  businesses: readonly BusinessId[]
  internalUnit: string | null
  personal: Record<string, ChainedField>
  message: PreparedMessage
  act: ActKey
}

const dayMs = 86_400_000
// An invitation is a message to a number that nobody has proven: a few a day, whoever asks for them.
const most = { perUnit: 100, perPhone: 5 } as const

/**
 * Invites an operator for 48 hours, where the unit manages its operators (S0-12). Who was withdrawn, or let an
 * invitation lapse, is invited anew.
 */
export const inviteOperatorCommand = defineCommand(
  'inviteOperator',
  (trx: Trx, input: InviteOperatorInput): Promise<ActOutcome<{ memberId: string }>> =>
    once(trx, input.act, async () => {
      const { unitId, memberId, mobileIndex, businesses, internalUnit, at, by } = input
      await lockExclusive(trx, unitLock(input.uscc))
      const account = await accountNow(trx, unitId)
      if (account.internal_management !== 1) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '还没有开启内部管理，请先开启，再邀请操作员。',
        })
      }
      if (account.mobile_index === mobileIndex) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '这是您单位登记的手机号，由管理员使用，不用邀请。',
        })
      }
      const known = await findOperatorByPhone(trx, unitId, mobileIndex)
      const state = known === undefined ? 'withdrawn' : operatorState(known, at)
      if (state === 'active' || state === 'invited') return lawfulRefusal('OPERATOR_EXISTS', {})
      const window = { windowMs: dayMs }
      await countUse(
        trx,
        [
          { bucket: `invite:${unitId}`, most: most.perUnit, ...window },
          { bucket: `invite:${mobileIndex}`, most: most.perPhone, ...window },
        ],
        at,
      )
      await trx
        .insertInto('unit_member')
        .values({
          id: memberId,
          unit_id: unitId,
          role: 'operator',
          state: 'invited',
          name_sealed: input.nameSealed,
          mobile_sealed: input.mobileSealed,
          mobile_index: mobileIndex,
          businesses: JSON.stringify(businesses),
          internal_unit: internalUnit,
          created_at: at,
          expires_at: at + timing.invitationMs,
          activated_at: null,
          withdrawn_at: null,
        })
        .execute()
      await appendToStream(trx, unitStream(unitId), {
        kind: 'operatorInvited',
        at,
        by,
        facts: { memberId, businesses: [...businesses], internalUnit },
        personal: input.personal,
      })
      await queueMessage(trx, input.message, { dedupeKey: `invited:${memberId}`, cases: [] })
      return { ok: true, value: { memberId } }
    }),
)
