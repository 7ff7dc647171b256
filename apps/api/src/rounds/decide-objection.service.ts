import type { CaseAction } from '@wengang/policy'
import { type CaseRow, holdCase } from '../cases/case.queries.ts'
import { moveCase, stateRefusal } from '../cases/move-case.ts'
import { addVersion, type PreparedVersion } from '../cases/new-version.ts'
import { tellContact } from '../cases/tell-contact.ts'
import type { PreparedMessage } from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { findObjection, type ObjectionRow, settleObjection } from './objection.queries.ts'

type Effect = Extract<CaseAction, { kind: 'decideObjection' }>['effect']

export interface DecideObjectionInput {
  objectionId: string
  effect: Effect
  finding: string
  /** With `changed` against a listed unit: the version with the right base, and the message that tells it. */
  changed: { version: PreparedVersion; message: PreparedMessage | null } | null
  by: string
  at: number
  act: ActKey
}

/**
 * Decides an objection: dismissed, the unit excluded, or its amount changed, which makes a new version to be
 * read and answered again outside this round.
 */
export const decideObjectionCommand = defineCommand(
  'decideObjection',
  (trx: Trx, input: DecideObjectionInput): Promise<ActOutcome<{ objectionId: string }>> =>
    once(trx, input.act, () => decide(trx, input)),
)

async function decide(
  trx: Trx,
  input: DecideObjectionInput,
): Promise<ActOutcome<{ objectionId: string }>> {
  const { effect, finding, by, at } = input
  const known = await findObjection(trx, input.objectionId)
  // The case first: every act takes a case before it looks at what hangs on it.
  const row =
    known === undefined || known.case_id === null ? undefined : await holdCase(trx, known.case_id)
  const objection = await findObjection(trx, input.objectionId)
  if (objection?.state !== 'open') {
    return lawfulRefusal('STATE_REFUSES', { reason: '这件异议已经处理。' })
  }
  if (objection.kind === 'listed' && row !== undefined) {
    const refusal = await moveListed(trx, row, objection, input)
    if (refusal !== null) return refusal
  } else if (effect === 'excluded') {
    return lawfulRefusal('STATE_REFUSES', { reason: '这家单位不在公示名单上，不能剔除。' })
  }
  await settleObjection(trx, objection.id, {
    effect,
    finding,
    by,
    at,
  })
  await appendToStream(trx, roundStream(objection.round_id), {
    kind: 'objectionDecided',
    at,
    by,
    facts: { objectionId: objection.id, caseId: objection.case_id, effect, finding },
  })
  return { ok: true, value: { objectionId: objection.id } }
}

async function moveListed(
  trx: Trx,
  row: CaseRow,
  objection: ObjectionRow,
  { effect, finding, changed, by, at }: DecideObjectionInput,
): Promise<ActOutcome<never> | null> {
  const moved = await moveCase(
    trx,
    row,
    { kind: 'decideObjection', effect },
    {
      at,
      by,
      facts: {
        roundId: objection.round_id,
        objectionId: objection.id,
        finding,
        ...(changed === null
          ? {}
          : {
              offerVersion: changed.version.version,
              baseFen: changed.version.base_fen ?? row.base_fen,
              amountFen: changed.version.amount_fen ?? row.amount_fen,
            }),
      },
    },
    effect === 'excluded' ? { stage_note: finding } : {},
  )
  if (!moved.ok) return stateRefusal(moved.refusal)
  if (changed === null) return null
  await addVersion(trx, row, changed.version, at)
  await tellContact(trx, changed.message, row, {
    dedupeKey: `offerChanged:${row.id}:${changed.version.version}`,
    offerVersion: changed.version.version,
  })
  return null
}
