import type { CounterAct } from '@wengang/contracts'
import { type CaseAction, type Edition, getEdition, isAnswerable, step } from '@wengang/policy'
import type { Db } from '../platform/database/dialects.ts'
import { accountActive } from './account-check.queries.ts'
import { keepsAnswer } from './account.service.ts'
import { type CaseRow, factsOf, roundOf } from './case.queries.ts'

/** What the counter may do about a case as it stands: the same rules that take the acts. */
export async function atCounter(
  db: Db,
  row: CaseRow,
): Promise<{ acts: CounterAct[]; roundId: string | null }> {
  const edition = getEdition(row.edition_id)
  const active = await accountActive(db, row.id, row.version)
  const may: Record<CounterAct, boolean> = {
    answer: isAnswerable(factsOf(row), roundOf(row), edition),
    notUs: mayDisown(row, edition),
    changeContact: row.stage !== 'paid' && row.stage !== 'withdrawn',
    correctAccount: keepsAnswer(row, active) || wouldTake(row, { kind: 'changeOffer' }, edition),
  }
  const acts = (Object.keys(may) as CounterAct[]).filter((act) => may[act])
  return { acts, roundId: row.round_id }
}

/** A running publicity holds what the unit says about its answer; before it the unit answers again. */
function mayDisown(row: CaseRow, edition: Edition): boolean {
  if (row.round_state !== 'publicity' || row.decision === null) return false
  return row.decision === 'DECLINE' || wouldTake(row, { kind: 'object' }, edition)
}

function wouldTake(row: CaseRow, action: CaseAction, edition: Edition): boolean {
  return step(factsOf(row), roundOf(row), action, edition).ok
}
