import { notFound } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import { closeObjectionsOfCase } from '../rounds/objection.queries.ts'
import { holdCase } from './case.queries.ts'
import { moveCase, stateRefusal } from './move-case.ts'

/** Withdraws an offer with a reason that the firm sees; what is open against it is closed with it. */
export const withdrawCommand = defineCommand(
  'withdrawOffer',
  (
    trx: Trx,
    input: { caseId: string; reason: string; by: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ caseId: string }>> =>
    once(trx, input.act, async () => {
      const { caseId, reason, by, at } = input
      const row = (await holdCase(trx, caseId)) ?? notFound()
      const note = { at, by, facts: { reason, roundId: row.round_id } }
      const moved = await moveCase(trx, row, { kind: 'withdraw' }, note, { stage_note: reason })
      if (!moved.ok) return stateRefusal(moved.refusal)
      await closeObjectionsOfCase(trx, caseId, { finding: `已撤回：${reason}`, by, at })
      return { ok: true, value: { caseId } }
    }),
)
