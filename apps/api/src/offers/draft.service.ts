import { type Choice, getEdition, isAnswerable } from '@wengang/policy'
import { factsOf, holdCase, roundOf } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { dropDraft } from './draft.queries.ts'

export interface DraftInput {
  caseId: string
  choice: Choice
  reason: string
  readingId: string | null
  at: number
}

/** Keeps a choice that does not count yet; the newest replaces the one before. */
export const saveDraftCommand = defineCommand('saveDraft', async (trx: Trx, input: DraftInput) => {
  const row = await holdCase(trx, input.caseId)
  if (row === undefined) return notFound()
  const facts = factsOf(row)
  if (!isAnswerable(facts, roundOf(row), getEdition(row.edition_id))) {
    return refuse('ANSWER_CLOSED', { choice: facts.decision })
  }
  const values = {
    choice: input.choice,
    reason: input.reason,
    reading_id: input.readingId,
    saved_at: input.at,
  }
  await trx
    .insertInto('draft')
    .values({ case_id: row.id, ...values })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
    .execute()
})

/** Throws a draft away; nothing happens where there is none. */
export const discardDraftCommand = defineCommand(
  'discardDraft',
  (trx: Trx, input: { caseId: string }) => dropDraft(trx, input.caseId),
)
