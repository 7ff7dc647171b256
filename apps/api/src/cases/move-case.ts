import {
  type CaseAction,
  type CaseRefusal,
  caseRefusals,
  type CaseState,
  getEdition,
  step,
} from '@wengang/policy'
import type { ChainedField } from '../platform/crypto/fields.ts'
import type { Json } from '../platform/canonical-json.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActOutcome, lawfulRefusal } from '../platform/idempotency.ts'
import { writeCaseEvent } from './case-chain.ts'
import { type CaseRow, factsOf, roundOf } from './case.queries.ts'

/** Who does an act on a case, when, and what its entry says beyond the move itself. */
export interface CaseActNote {
  at: number
  by: string
  facts: { readonly [key: string]: Json }
  personal?: Readonly<Record<string, ChainedField>>
}

export type Moved = { ok: true; state: CaseState } | { ok: false; refusal: CaseRefusal }

/**
 * One act on a case that the caller holds: asks the state machine, then writes the event and what changes in
 * the row. An answer is taken by the decide service, which keeps more with it.
 */
export async function moveCase(
  trx: Trx,
  row: CaseRow,
  action: Exclude<CaseAction, { kind: 'answer' }>,
  note: CaseActNote,
  change: { stage_note?: string | null } = {},
): Promise<Moved> {
  const moved = step(factsOf(row), roundOf(row), action, getEdition(row.edition_id))
  if (!moved.ok) return moved
  const { stage, objectionOpen } = moved.facts
  await writeCaseEvent(
    trx,
    row,
    { kind: moved.event.kind, ...note },
    {
      stage,
      objection_open: objectionOpen ? 1 : 0,
      ...(stage === row.stage ? {} : { stage_at: note.at, stage_note: null }),
      ...(moved.leavesRound ? { round_id: null } : {}),
      ...change,
    },
  )
  return { ok: true, state: moved.state }
}

/** A refusal of the state machine in its own words, kept under the key of the act. */
export function stateRefusal(refusal: CaseRefusal): ActOutcome<never> {
  return lawfulRefusal('STATE_REFUSES', { reason: `${caseRefusals[refusal]}。` })
}
