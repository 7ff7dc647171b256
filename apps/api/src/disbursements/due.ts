import type { LeftOutReason } from '@wengang/contracts'
import { hasAccount } from '../cases/account.service.ts'
import type { CaseRow } from '../cases/case.queries.ts'
import type { Attempts } from './payment.queries.ts'

/**
 * Whether a case is to be paid now: `due`, or why it has to wait, or `not` when it is not its turn. What was
 * returned is due once its account was corrected (S3-37), and a corrected account once it is active: checked by a
 * second person.
 */
export function dueOf(
  row: CaseRow,
  attempts: Attempts,
  active: boolean,
): 'due' | 'not' | LeftOutReason {
  if (attempts.live || (row.stage !== 'allocated' && row.stage !== 'returned')) return 'not'
  if (row.stage === 'returned' && row.version <= attempts.returnedVersion) return 'notCorrected'
  if (!hasAccount(row)) return 'noAccount'
  return active ? 'due' : 'notChecked'
}
