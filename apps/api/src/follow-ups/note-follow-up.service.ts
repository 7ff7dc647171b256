import { notFound } from '../platform/app-error.ts'
import { writeCaseEvent } from '../cases/case-chain.ts'
import { holdCase } from '../cases/case.queries.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'

export interface NoteInput {
  caseId: string
  note: Schema['follow_up_note']
  said: ChainedField
  act: ActKey
}

/** Adds a note about a firm to be told otherwise: into the list, and into the chain of its case. */
export const noteFollowUpCommand = defineCommand(
  'noteFollowUp',
  (trx: Trx, { caseId, note, said, act }: NoteInput): Promise<ActOutcome<{ noted: true }>> =>
    once(trx, act, async () => {
      const row = (await holdCase(trx, caseId)) ?? notFound()
      const done = note.done === 1
      const moved = await trx
        .updateTable('follow_up')
        .set((eb) => ({
          notes: eb('notes', '+', 1),
          noted_at: note.at,
          next_on: note.next_on,
          ...(done ? { state: 'done' as const, done_at: note.at, done_by: note.by } : {}),
        }))
        .where('id', '=', note.follow_up_id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      if (moved.numUpdatedRows !== 1n) {
        return lawfulRefusal('STATE_REFUSES', { reason: '这家单位的跟进已经结束。' })
      }
      await trx.insertInto('follow_up_note').values(note).execute()
      await writeCaseEvent(trx, row, {
        kind: 'followUpNoted',
        at: note.at,
        by: note.by,
        facts: { means: note.means, nextOn: note.next_on, done },
        personal: { said },
      })
      return { ok: true, value: { noted: true } }
    }),
)
