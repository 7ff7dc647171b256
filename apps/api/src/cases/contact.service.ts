import { caseRefusals } from '@wengang/policy'
import { type PreparedMessage, queueMessage, replaceLinks } from '../messages/message.service.ts'
import { dropDraft } from '../offers/draft.queries.ts'
import { notFound } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { writeCaseEvent } from './case-chain.ts'
import { type CaseRow, holdCase } from './case.queries.ts'

export interface ChangeContactInput {
  caseId: string
  sealed: string
  index: string
  /** Sealed name of the new contact person; undefined leaves the one on file. */
  nameSealed: string | undefined
  reason: string
  personal: Record<string, ChainedField>
  toNew: PreparedMessage
  toOld: PreparedMessage | null
  by: string
  at: number
  act: ActKey
}

/**
 * Corrects the contact of a case at the window: the old phone's links die, the new one gets its own, and
 * both are told. A link that also serves other firms of the old phone lives on for those.
 */
export const changeContactCommand = defineCommand(
  'changeContact',
  (trx: Trx, input: ChangeContactInput): Promise<ActOutcome<{ caseId: string }>> =>
    once(trx, input.act, async () => {
      const row = (await holdCase(trx, input.caseId)) ?? notFound()
      const reason = refusalOf(row, input)
      if (reason !== null) return lawfulRefusal('STATE_REFUSES', { reason })
      const head = await writeCaseEvent(
        trx,
        row,
        {
          kind: 'contactChanged',
          at: input.at,
          by: input.by,
          facts: { reason: input.reason, identitySeen: true },
          personal: input.personal,
        },
        {
          contact_sealed: input.sealed,
          contact_index: input.index,
          ...(input.nameSealed === undefined ? {} : { contact_name_sealed: input.nameSealed }),
        },
      )
      if (row.contact_index !== null) {
        await replaceLinks(trx, { caseId: row.id, mobileIndex: row.contact_index })
      }
      // A choice that the former contact had not submitted is theirs, not the new one's.
      await dropDraft(trx, row.id)
      const occasion = `contactChanged:${row.id}:${head.seq}`
      const cases = [{ caseId: row.id, offerVersion: row.version }]
      await queueMessage(trx, input.toNew, { dedupeKey: `${occasion}:new`, cases })
      if (input.toOld !== null && input.toOld.mobileIndex === row.contact_index) {
        await queueMessage(trx, input.toOld, { dedupeKey: `${occasion}:old`, cases })
      }
      return { ok: true, value: { caseId: row.id } }
    }),
)

function refusalOf(row: CaseRow, { index }: ChangeContactInput): string | null {
  if (row.stage === 'paid' || row.stage === 'withdrawn') return `${caseRefusals[row.stage]}。`
  return row.contact_index === index ? '新手机号和登记的手机号一样，不用更正。' : null
}
