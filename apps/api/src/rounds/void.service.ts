import { holdCase } from '../cases/case.queries.ts'
import { moveCase } from '../cases/move-case.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive, lockRow } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { openObjections, settleObjection } from './objection.queries.ts'
import { findRound, type RoundRow } from './round.queries.ts'

export interface VoidInput {
  roundId: string
  editionId: RoundRow['edition_id']
  staffId: string
  note: string
  at: number
  act: ActKey
}

/**
 * Voids a round that was published by mistake: the first person asks with a public note, another confirms.
 * Its answers reopen by the flip of the round alone; open objections are closed with it.
 */
export const voidRoundCommand = defineCommand(
  'voidRound',
  (trx: Trx, input: VoidInput): Promise<ActOutcome<{ roundId: string; voided: boolean }>> =>
    once(trx, input.act, async () => {
      // The edition first: a round being prepared for the same region learns of this one.
      await lockExclusive(trx, `edition:${input.editionId}`)
      for (const { case_id: caseId } of await openObjections(trx, input.roundId)) {
        if (caseId !== null) await lockRow(trx, 'unit_case', caseId)
      }
      await lockExclusive(trx, `round:${input.roundId}`)
      const round = await findRound(trx, input.roundId)
      const reason = refusalOf(round)
      if (round === undefined || reason !== null) {
        return lawfulRefusal('STATE_REFUSES', { reason: reason ?? '' })
      }
      if (round.void_requested_by === null) return ask(trx, round, input)
      if (round.void_requested_by === `staff:${input.staffId}`)
        return lawfulRefusal('SECOND_PERSON_NEEDED', {})
      return confirm(trx, round, input)
    }),
)

function refusalOf(round: RoundRow | undefined): string | null {
  if (round?.state === 'void') return '这一批公示已经作废。'
  if (round?.state !== 'publicity' && round?.state !== 'closed') return '这一批还没有公示。'
  return round.allocated_at === null ? null : '这一批已经开始核拨，不能作废。'
}

async function ask(trx: Trx, round: RoundRow, { staffId, note, at }: VoidInput) {
  await trx
    .updateTable('round')
    .set({ void_requested_by: `staff:${staffId}`, void_note: note })
    .where('id', '=', round.id)
    .execute()
  await appendToStream(trx, roundStream(round.id), {
    kind: 'voidRequested',
    at,
    by: `staff:${staffId}`,
    facts: { note },
  })
  return { ok: true as const, value: { roundId: round.id, voided: false } }
}

async function confirm(trx: Trx, round: RoundRow, { staffId, note, at }: VoidInput) {
  const by = `staff:${staffId}`
  // Before the flip: the state machine is told of each case as the round stood.
  for (const objection of await openObjections(trx, round.id)) {
    const finding = `本批公示已作废：${round.void_note ?? note}`
    await settleObjection(trx, objection.id, { effect: 'overtaken', finding, by, at })
    const row = objection.case_id === null ? undefined : await holdCase(trx, objection.case_id)
    if (row === undefined || row.round_id !== round.id) continue
    await moveCase(
      trx,
      row,
      { kind: 'voidRound' },
      { at, by, facts: { roundId: round.id, objectionId: objection.id } },
    )
  }
  await trx
    .updateTable('round')
    .set({ state: 'void', voided_at: at })
    .where('id', '=', round.id)
    .execute()
  await appendToStream(trx, roundStream(round.id), {
    kind: 'voided',
    at,
    by,
    facts: {
      note: round.void_note,
      requestedBy: round.void_requested_by,
      confirmingNote: note,
    },
  })
  return { ok: true as const, value: { roundId: round.id, voided: true } }
}
