import { caseState } from '@wengang/policy'
import { type CaseRow, factsOf, holdCase, roundOf } from '../cases/case.queries.ts'
import { moveCase, stateRefusal } from '../cases/move-case.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockShared } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import type { ObjectionRow } from './objection.queries.ts'
import { findRound } from './round.queries.ts'

export interface RecordObjectionInput {
  id: string
  roundId: string
  /** Null when the unit is not in this system. */
  caseId: string | null
  unitName: string
  channel: ObjectionRow['channel']
  ground: ObjectionRow['ground']
  text: string
  /** The words as the chain holds them: whoever objects may name people. */
  personal: Record<string, ChainedField>
  by: string
  at: number
  act: ActKey
}

/**
 * Records an objection in a running publicity. Against a unit on the list it holds that case; against not
 * being listed it is kept beside the round and holds nothing.
 */
export const recordObjectionCommand = defineCommand(
  'recordObjection',
  (trx: Trx, input: RecordObjectionInput): Promise<ActOutcome<{ objectionId: string }>> =>
    once(trx, input.act, async () => {
      const row = input.caseId === null ? undefined : await holdCase(trx, input.caseId)
      await lockShared(trx, `round:${input.roundId}`)
      const round = await findRound(trx, input.roundId)
      if (round?.state !== 'publicity') {
        return lawfulRefusal('STATE_REFUSES', { reason: '这一批没有正在进行的公示。' })
      }
      const listed = row !== undefined && isListed(row, input.roundId)
      const { at, by } = input
      if (listed) {
        const note = { at, by, facts: { roundId: input.roundId, objectionId: input.id } }
        const moved = await moveCase(trx, row, { kind: 'object' }, note)
        if (!moved.ok) return stateRefusal(moved.refusal)
      }
      const kind = listed ? ('listed' as const) : ('notListed' as const)
      await trx
        .insertInto('objection')
        .values({
          id: input.id,
          round_id: input.roundId,
          case_id: input.caseId,
          unit_name: input.unitName,
          kind,
          channel: input.channel,
          text: input.text,
          state: 'open',
          finding: null,
          recorded_by: by,
          recorded_at: at,
          decided_by: null,
          decided_at: null,
          ground: input.ground,
          effect: null,
          listed_fen: listed ? row.amount_fen : null,
        })
        .execute()
      await appendToStream(trx, roundStream(input.roundId), {
        kind: 'objectionRecorded',
        at,
        by,
        facts: {
          objectionId: input.id,
          caseId: input.caseId,
          kind,
          channel: input.channel,
          ...(input.ground === null ? {} : { ground: input.ground }),
        },
        personal: input.personal,
      })
      return { ok: true, value: { objectionId: input.id } }
    }),
)

/** Whether a case stands on the list of this round; one without an answer or given up does not. */
function isListed(row: CaseRow, roundId: string): boolean {
  if (row.round_id !== roundId) return false
  const state = caseState(factsOf(row), roundOf(row))
  return state !== 'offered' && state !== 'declined' && state !== 'lapsed'
}
