import { type TransportName, transportWords } from '@wengang/contracts'
import { noteStaffAct } from '../../evidence/staff-note.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockExclusive } from '../../platform/database/locks.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../../platform/idempotency.ts'

export interface SwitchInput {
  name: TransportName
  to: TransportName | null
  note: string
  /** Transports that are set up here. */
  open: readonly TransportName[]
  staffId: string
  at: number
  act: ActKey
}

/**
 * Lets `to` take what would go by `name`, or gives it back. It is looked up when a message is sent, so this
 * one row moves all that waits. Where others lead to `name` they go along, so that nothing is led twice.
 */
export const switchTransportCommand = defineCommand(
  'switchTransport',
  (trx: Trx, input: SwitchInput): Promise<ActOutcome<{ replacedBy: TransportName | null }>> =>
    once(trx, input.act, async () => {
      await lockExclusive(trx, 'sms_transport')
      const { name, to, note, at, staffId } = input
      const reason = to === null ? null : await whyNot(trx, input, to)
      if (reason !== null) return lawfulRefusal('STATE_REFUSES', { reason })
      await trx.deleteFrom('sms_transport').where('name', '=', name).execute()
      if (to !== null) {
        const row = { replaced_by: to, switched_by: `staff:${staffId}`, switched_at: at, note }
        await trx.updateTable('sms_transport').set(row).where('replaced_by', '=', name).execute()
        await trx
          .insertInto('sms_transport')
          .values({ name, ...row })
          .execute()
      }
      const facts = { name, to, note }
      await noteStaffAct(trx, { staffId, kind: 'transportSwitched', facts, at })
      return { ok: true, value: { replacedBy: to } }
    }),
)

async function whyNot(
  trx: Trx,
  { name, open }: SwitchInput,
  to: TransportName,
): Promise<string | null> {
  if (to === name) return '请选择另一个短信通道。'
  if (!open.includes(to)) return `${transportWords[to]}还没有设置，不能切换过去。`
  const led = await trx
    .selectFrom('sms_transport')
    .select('replaced_by')
    .where('name', '=', to)
    .executeTakeFirst()
  return led === undefined ? null : `${transportWords[to]}已经切走，请先恢复它，或者选别的通道。`
}
