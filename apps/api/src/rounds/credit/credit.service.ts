import { holdCase } from '../../cases/case.queries.ts'
import { moveCase } from '../../cases/move-case.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockExclusive } from '../../platform/database/locks.ts'
import { appendToStream, roundStream } from '../../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../../platform/idempotency.ts'
import { advance, type Advanced } from '../../platform/long-act.ts'
import { refuse } from '../../platform/app-error.ts'
import { closeObjectionsOfCase } from '../objection.queries.ts'
import { findRound, type RoundRow } from '../round.queries.ts'
import { findCheck, findCheckByFile, rowsToApply } from './credit.queries.ts'
import type { CreditMatches } from './match-list.ts'

/** What the firm reads where its offer stood. */
export const dishonestyReason = '列入严重违法失信名单，不予返还。'

const stepSize = 50

/** Why a round takes no credit check now; null when it does. Its day is the last one of the publicity. */
export function creditRefusal(round: RoundRow | undefined, day: string): string | null {
  if (round?.state !== 'publicity' && round?.state !== 'closed') return '这一批没有公示。'
  if (round.allocated_at !== null) return '这一批已经开始核拨，请逐家撤回。'
  if (round.ends_on !== null && day < round.ends_on) return '信用核查在公示最后一天或者以后办理。'
  return null
}

/** Keeps a list that was laid beside a round; the same file again is the check that stands. */
export const recordCreditCommand = defineCommand(
  'recordCreditCheck',
  (
    trx: Trx,
    input: {
      id: string
      roundId: string
      fileName: string
      sha256: string
      day: string
      found: CreditMatches
      by: string
      at: number
      act: ActKey
    },
  ): Promise<ActOutcome<{ checkId: string }>> =>
    once(trx, input.act, async () => {
      const { id, roundId, sha256, found, by, at } = input
      await lockExclusive(trx, `round:${roundId}`)
      const same = await findCheckByFile(trx, roundId, sha256)
      if (same !== undefined) return { ok: true, value: { checkId: same.id } }
      const reason = creditRefusal(await findRound(trx, roundId), input.day)
      if (reason !== null) return lawfulRefusal('STATE_REFUSES', { reason })
      await trx
        .insertInto('credit_check')
        .values({
          id,
          round_id: roundId,
          file_name: input.fileName,
          sha256,
          rows: found.rows,
          unknown_names: found.unknownNames,
          uploaded_by: by,
          uploaded_at: at,
        })
        .execute()
      for (const { row, caseId, uscc, name, state } of found.matches) {
        await trx
          .insertInto('credit_row')
          .values({ check_id: id, row, case_id: caseId, uscc, name, state })
          .execute()
      }
      const byState = (state: string) =>
        found.matches.filter((match) => match.state === state).length
      const facts = {
        checkId: id,
        sha256,
        rows: found.rows,
        matched: byState('matched'),
        byName: byState('open'),
      }
      await appendToStream(trx, roundStream(roundId), { kind: 'creditListKept', at, by, facts })
      return { ok: true, value: { checkId: id } }
    }),
)

/** A person's word on whether a name means a unit of the round. */
export const decideCreditRowCommand = defineCommand(
  'decideCreditRow',
  (
    trx: Trx,
    input: {
      checkId: string
      row: number
      caseId: string
      same: boolean
      by: string
      at: number
      act: ActKey
    },
  ): Promise<ActOutcome<{ checkId: string }>> =>
    once(trx, input.act, async () => {
      const { checkId, row, caseId, by, at } = input
      const check = await findCheck(trx, checkId)
      await lockExclusive(trx, `round:${check?.round_id}`)
      const state = input.same ? ('confirmed' as const) : ('rejected' as const)
      const done = await trx
        .updateTable('credit_row')
        .set({ state, decided_by: by, decided_at: at })
        .where('check_id', '=', checkId)
        .where('row', '=', row)
        .where('case_id', '=', caseId)
        .where('state', 'in', ['open', 'confirmed', 'rejected'])
        .executeTakeFirst()
      if (check === undefined || done.numUpdatedRows === 0n) {
        return lawfulRefusal('STATE_REFUSES', { reason: '这一行已经处理，请刷新。' })
      }
      const facts = { checkId, row, caseId, same: input.same }
      await appendToStream(trx, roundStream(check.round_id), {
        kind: 'creditNameDecided',
        at,
        by,
        facts,
      })
      return { ok: true, value: { checkId } }
    }),
)

/** What an applied check came to. Money in fen. */
export type Applied = { withdrawn: number; totalFen: number; kept: number }

export const applyingStart: Applied = { withdrawn: 0, totalFen: 0, kept: 0 }

/**
 * Takes the units that a check found out of the round, some a step, each through the state machine with
 * the hash of the list as its source. Rows that were dealt with are left alone, so a repeat changes nothing.
 */
export const applyCreditCommand = defineCommand(
  'applyCreditCheck',
  (
    trx: Trx,
    { checkId, by, act }: { checkId: string; by: string; act: ActKey },
  ): Promise<Advanced<Applied, Applied>> =>
    advance(trx, act, applyingStart, async (sum, at) => {
      const check = await findCheck(trx, checkId)
      if (check === undefined) return refuse('NOT_FOUND', {})
      const round = await findRound(trx, check.round_id)
      if (round?.allocated_at !== null) {
        return refuse('STATE_REFUSES', { reason: '这一批已经开始核拨，请逐家撤回。' })
      }
      const rows = await rowsToApply(trx, checkId, stepSize)
      const next = { ...sum }
      for (const { row, case_id: caseId } of rows) {
        const fen = await takeOut(trx, caseId, check, by, at)
        if (fen === null) next.kept += 1
        else {
          next.withdrawn += 1
          next.totalFen += fen
        }
        await trx
          .updateTable('credit_row')
          .set({ state: fen === null ? 'kept' : 'applied' })
          .where('check_id', '=', checkId)
          .where('row', '=', row)
          .where('case_id', '=', caseId)
          .execute()
      }
      if (rows.length === stepSize) return { progress: next }
      await trx
        .updateTable('credit_check')
        .set({ applied_by: by, applied_at: at })
        .where('id', '=', checkId)
        .where('applied_at', 'is', null)
        .execute()
      const facts = { checkId, sha256: check.sha256, ...next }
      const entry = { kind: 'creditCheckApplied', at, by, facts }
      await appendToStream(trx, roundStream(check.round_id), entry)
      return { value: next }
    }),
)

/** The amount in fen; null when the case is not of the round any more, or too far. */
async function takeOut(
  trx: Trx,
  caseId: string,
  check: { id: string; round_id: string; sha256: string },
  by: string,
  at: number,
): Promise<number | null> {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== check.round_id) return null
  const facts = {
    reason: dishonestyReason,
    roundId: check.round_id,
    creditCheckId: check.id,
    sourceSha256: check.sha256,
  }
  const change = { stage_note: dishonestyReason }
  const moved = await moveCase(trx, row, { kind: 'withdraw' }, { at, by, facts }, change)
  if (!moved.ok) return null
  await closeObjectionsOfCase(trx, caseId, { finding: `已撤回：${dishonestyReason}`, by, at })
  return row.amount_fen
}
