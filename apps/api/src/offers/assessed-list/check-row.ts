import type { Edition } from '@wengang/policy'
import type { AssessedUnit } from './assessed-unit.ts'
import { checkAccount } from './check-account.ts'
import { checkFigures, readFigures } from './check-figures.ts'
import {
  checkContactMobile,
  checkContactName,
  checkUnitName,
  checkUnitNo,
  checkUscc,
  regionOf,
} from './check-identity.ts'
import type { RowFields } from './row-fields.ts'

export interface CheckedRow {
  /** null when the row has an error. */
  unit: AssessedUnit | null
  /** Code of the unit where it is right, whatever else is wrong with the row. */
  uscc: string | null
  /** Amount where it is right, for the comparison with the list's own total. */
  amountFen: number | null
}

/** Checks one row of the list in full and reports everything that is wrong with it. */
export function checkRow(fields: RowFields, edition: Edition): CheckedRow {
  const reason = checkEligible(fields)
  checkPolicyYear(fields, edition)
  const unitNo = checkUnitNo(fields)
  const uscc = checkUscc(fields)
  const unitName = checkUnitName(fields)
  return reason === null
    ? checkEligibleRow(fields, { unitNo, uscc, unitName }, edition)
    : checkIneligibleRow(fields, { unitNo, uscc, unitName }, reason, edition)
}

interface Identity {
  unitNo: string | null
  uscc: string | null
  unitName: string | null
}

function checkEligibleRow(
  fields: RowFields,
  { unitNo, uscc, unitName }: Identity,
  edition: Edition,
): CheckedRow {
  const figures = readFigures(fields, true)
  checkFigures(fields, uscc, figures, edition)
  const account = checkAccount(fields, unitName, edition)
  const contactName = checkContactName(fields, true)
  const contactMobile = checkContactMobile(fields, true)

  const { size, headcount, layoffBp, baseFen, ratioBp, amountFen } = figures
  const incomplete =
    hasErrors(fields) ||
    uscc === null ||
    unitName === null ||
    size === null ||
    headcount === null ||
    layoffBp === null ||
    baseFen === null ||
    ratioBp === null ||
    amountFen === null
  if (incomplete) return { unit: null, uscc, amountFen }
  const unit: AssessedUnit = {
    sheetRow: fields.sheetRow,
    uscc,
    unitName,
    unitNo,
    regionCode: regionOf(uscc, unitNo, edition),
    size,
    headcount,
    layoffBp,
    baseFen,
    ratioBp,
    amountFen,
    ...account,
    contactName,
    contactMobile,
    eligible: true,
  }
  return { unit, uscc, amountFen }
}

/** A unit found not eligible gets no offer: it needs to be known and told why, no more. */
function checkIneligibleRow(
  fields: RowFields,
  { unitNo, uscc, unitName }: Identity,
  reason: string,
  edition: Edition,
): CheckedRow {
  const { size, headcount, layoffBp, baseFen } = readFigures(fields, false)
  const contactName = checkContactName(fields, false)
  const contactMobile = checkContactMobile(fields, false)
  if (hasErrors(fields) || uscc === null || unitName === null) {
    return { unit: null, uscc, amountFen: null }
  }
  const unit: AssessedUnit = {
    sheetRow: fields.sheetRow,
    uscc,
    unitName,
    unitNo,
    regionCode: regionOf(uscc, unitNo, edition),
    size,
    headcount,
    layoffBp,
    baseFen,
    contactName,
    contactMobile,
    eligible: { reason },
  }
  return { unit, uscc, amountFen: null }
}

const YES = /^(?:是|符合|享受|y|yes|true)$/i
const NO = /^(?:否|不符合|不享受|n|no|false)$/i

/** Why a unit is not eligible, or null when it is; the two columns that say so are optional. */
function checkEligible(fields: RowFields): string | null {
  const verdict = fields.field('eligible')
  const reason = fields.field('reason')
  const why = reason.state === 'filled' ? reason.text : ''
  if (verdict.state !== 'filled') return why === '' ? null : why
  if (YES.test(verdict.text)) {
    if (why !== '') fields.report('reason', 'reasonContradicts')
    return null
  }
  if (!NO.test(verdict.text)) {
    fields.report('eligible', 'eligibleUnclear')
    return null
  }
  if (why === '') fields.report('reason', 'reasonMissing')
  return why
}

function checkPolicyYear(fields: RowFields, edition: Edition): void {
  const field = fields.field('policyYear')
  if (field.state !== 'filled') return
  if (field.text.replace(/年度?$/, '') !== String(edition.policyYear)) {
    fields.report('policyYear', 'wrongYear', edition.policyYear)
  }
}

function hasErrors(fields: RowFields): boolean {
  return fields.findings.some(({ severity }) => severity === 'error')
}
