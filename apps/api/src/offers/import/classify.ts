import type { ListedRow } from '@wengang/contracts'
import type { AssessedUnit, EligibleUnit } from '../assessed-list/assessed-unit.ts'
import { type Edition, step } from '@wengang/policy'
import { type CaseRow, factsOf, roundOf, selectCases } from '../../cases/case.queries.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import { blindIndex } from '../../platform/crypto/keys.ts'
import type { Db } from '../../platform/database/dialects.ts'

/** How one listed unit compares with what stands this year. */
export type Comparison = 'added' | 'unchanged' | 'changed' | 'refused'

/** The cases that stand in this edition for these codes, by code. */
export async function standingCases(
  db: Db,
  edition: Edition,
  usccs: readonly string[],
): Promise<Map<string, CaseRow>> {
  if (usccs.length === 0) return new Map()
  const rows = await selectCases(db)
    .where('unit_case.edition_id', '=', edition.id as CaseRow['edition_id'])
    .where('unit.uscc', 'in', usccs)
    .execute()
  return new Map(rows.map((row) => [row.uscc, row]))
}

/**
 * New, the same, changed (a new offer version), or refused because the case is past the point where a list
 * may change it.
 */
export function compare(
  unit: EligibleUnit,
  standing: CaseRow | undefined,
  edition: Edition,
  keys: Keys,
): Comparison {
  if (standing === undefined) return 'added'
  if (isSame(unit, standing, keys)) return 'unchanged'
  const moved = step(factsOf(standing), roundOf(standing), { kind: 'changeOffer' }, edition)
  return moved.ok ? 'changed' : 'refused'
}

/** How one row differs, for whoever looks at it; null where nothing does. */
export function listedRow(
  unit: AssessedUnit,
  standing: CaseRow | undefined,
  comparison: Comparison | 'ineligible',
): ListedRow | null {
  if (comparison === 'unchanged') return null
  const answered = standing !== undefined && factsOf(standing).decision !== null
  return {
    row: unit.sheetRow,
    uscc: unit.uscc,
    unitName: unit.unitName,
    kind: comparison === 'changed' && answered ? 'reopened' : comparison,
    amountFen: unit.eligible === true ? unit.amountFen : null,
    wasFen: standing?.amount_fen ?? null,
    reason: unit.eligible === true ? null : unit.eligible.reason,
  }
}

function isSame(unit: EligibleUnit, row: CaseRow, keys: Keys): boolean {
  return (
    unit.baseFen === row.base_fen &&
    unit.ratioBp === row.ratio_bp &&
    unit.amountFen === row.amount_fen &&
    unit.layoffBp === row.layoff_bp &&
    unit.headcount === row.headcount &&
    unit.size === row.size &&
    unit.accountType === row.account_type &&
    unit.bankName === row.bank_name &&
    unit.accountName === row.account_name &&
    accountIndex(keys, unit.accountNo) === row.account_index
  )
}

/** Keyed digest of an account, so that a change is seen without opening what stands. */
export function accountIndex(keys: Keys, accountNo: string | null): string | null {
  return accountNo === null ? null : blindIndex(keys, 'account', accountNo)
}
