import { codePointLength, findPrivateUse, hasPrivateUse } from '@wengang/identifiers'
import { columnRules, LONGEST_TEXT } from './columns.ts'
import type { ColumnKey } from './columns.ts'
import type { FiguresOf, Finding, FindingCode } from './finding-kinds.ts'
import { makeFinding } from './finding-kinds.ts'
import type { ColumnPlace } from './heading.ts'
import { maskedValue } from './masked-value.ts'
import { cellAt, cellText, cellValue } from './spreadsheet/sheet.ts'
import type { Cell, MarkedCell, SheetRow } from './spreadsheet/sheet.ts'

/**
 * What stands in one column of a row. `unusable`: the column is missing, or the cell is wrong in
 * a way that has been reported, so that nothing more is to be said about it.
 */
export type Field =
  | { state: 'unusable' }
  | { state: 'blank' }
  /** `value` is a number where the cell holds one, its per cent already multiplied out. */
  | { state: 'filled'; text: string; value: string | number }

/** A number with more digits has lost the rest of them. */
const DIGITS_KEPT = 15
const FORMULA_SIGNS = /^[=+\-@＝＋－＠]/
/** How people write that there is nothing. */
const NOTHING = /^(?:[-－–—/／\\]+|无)$/

/** One row of the list under its columns, and what was found in it so far. */
export interface RowFields {
  sheetRow: number
  findings: Finding[]
  field: (key: ColumnKey) => Field
  /** Text of a column whatever is wrong with it, for looks only. */
  text: (key: ColumnKey) => string
  report: <Code extends FindingCode>(
    key: ColumnKey | null,
    code: Code,
    ...figures: FiguresOf<Code>
  ) => void
}

export function readRowFields(
  row: SheetRow,
  places: ReadonlyMap<ColumnKey, ColumnPlace>,
  mergedRanges: ReadonlyMap<ColumnKey, string>,
): RowFields {
  const findings: Finding[] = []

  function report<Code extends FindingCode>(
    key: ColumnKey | null,
    code: Code,
    ...figures: FiguresOf<Code>
  ): void {
    const column = key === null ? null : (places.get(key)?.heading ?? columnRules[key].heading)
    const value = key === null ? null : maskedValue(key, text(key))
    findings.push(makeFinding({ row: row.number, column, value }, code, ...figures))
  }

  function cell(key: ColumnKey): Cell {
    const place = places.get(key)
    return place ? cellAt(row, place.column) : null
  }

  function text(key: ColumnKey): string {
    return cellText(cell(key))
  }

  function field(key: ColumnKey): Field {
    const mergedRange = mergedRanges.get(key)
    if (mergedRange !== undefined) {
      report(key, 'merged', mergedRange)
      return UNUSABLE
    }
    if (!places.has(key)) return columnRules[key].required ? UNUSABLE : BLANK
    const content = cell(key)
    if (typeof content === 'object' && content !== null && !isUsable(key, content)) return UNUSABLE
    const plain = cellText(content).replace(/[\r\n\t]+/g, '')
    if (plain === '' || NOTHING.test(plain)) return BLANK
    const value = numberOf(key, content)
    return value === null ? textField(key, plain) : numberField(key, value)
  }

  /** Reports what is to be said about a marked cell; false when its value cannot be used. */
  function isUsable(key: ColumnKey, content: MarkedCell): boolean {
    if (content.kind === 'error') report(key, 'failedFormula')
    else if (content.kind === 'date') report(key, 'date')
    else if (content.formula && content.value === null) report(key, 'formulaWithoutValue')
    else if (content.formula) report(key, 'formula', maskedValue(key, cellText(content)) ?? '')
    return content.kind !== 'error' && content.kind !== 'date' && content.value !== null
  }

  function numberField(key: ColumnKey, value: number): Field {
    if (columnRules[key].holds === 'number') return { state: 'filled', text: String(value), value }
    if (Math.abs(value) >= 10 ** DIGITS_KEPT) {
      report(key, 'digitsLost')
      return UNUSABLE
    }
    if (key === 'accountNo') report(key, 'digitsAsNumber')
    return { state: 'filled', text: String(value), value: String(value) }
  }

  function textField(key: ColumnKey, plain: string): Field {
    const rule: { holds: string; longest?: number } = columnRules[key]
    const { longest = LONGEST_TEXT } = rule
    if (rule.holds === 'number') return { state: 'filled', text: plain, value: plain }
    if (rule.holds === 'digits' && /^\d(?:\.\d+)?E\+?\d+$/i.test(plain)) report(key, 'digitsLost')
    else if (FORMULA_SIGNS.test(plain) && key !== 'contactMobile')
      report(key, 'startsLikeFormula', plain.charAt(0))
    else if (isLonger(plain, longest)) report(key, 'tooLong', longest)
    else if (plain.includes('\uFFFD')) report(key, 'lostCharacter')
    else {
      if (hasPrivateUse(plain)) report(key, 'privateUse', privateUseIn(plain))
      return { state: 'filled', text: plain, value: plain }
    }
    return UNUSABLE
  }

  return { sheetRow: row.number, findings, field, text, report }
}

const UNUSABLE: Field = { state: 'unusable' }
const BLANK: Field = { state: 'blank' }

function isLonger(text: string, longest: number): boolean {
  return text.length > longest && codePointLength(text) > longest
}

function privateUseIn(text: string): string {
  return findPrivateUse(text)
    .map(({ codePoint }) => codePoint)
    .join('、')
}

/** The number in a cell; a percentage shown as per cent is multiplied out to the digits kept. */
function numberOf(key: ColumnKey, cell: Cell): number | null {
  const value = cellValue(cell)
  if (typeof value !== 'number') return null
  const asPercent = typeof cell === 'object' && cell !== null && cell.kind === 'percent'
  if (!asPercent || (key !== 'layoffRate' && key !== 'ratio')) return value
  return Number((value * 100).toPrecision(DIGITS_KEPT))
}
