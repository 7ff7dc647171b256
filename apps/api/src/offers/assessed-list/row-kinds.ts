import { formatYuan, isUscc, parseYuan, stripBlanks } from '@wengang/identifiers'
import type { RowFields } from './row-fields.ts'
import { cellText, cellValue } from './spreadsheet/sheet.ts'
import type { SheetRow } from './spreadsheet/sheet.ts'

export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cellValue(cell) === null || cellText(cell) === '')
}

const TOTAL = /^(?:合计|总计|小计|共计|累计|本页合计)(?:$|[:：\d(（])/
const SUBTOTAL = /^(?:小计|本页合计)/

/** A row that begins with 合计 or the like and holds no unit. */
export function isTotalRow(row: SheetRow, fields: RowFields): boolean {
  return TOTAL.test(firstText(row)) && !isUscc(fields.text('uscc'))
}

/** A line below the list such as 填表人, or a remark. */
export function isRemarkRow(fields: RowFields): boolean {
  return (['uscc', 'unitName', 'base', 'amount'] as const).every((key) => fields.text(key) === '')
}

/**
 * How the amount of a total row differs from the sum of the rows, in words; nothing where it fits,
 * where it states none, or where it is of a part only. Published totals can be wrong.
 */
export function totalDifference(row: SheetRow, fields: RowFields, sumFen: number): string {
  const text = fields.text('amount')
  // A sum is computed, and shows fewer digits than it has.
  const stated = parseYuan(text === '' || Number.isNaN(Number(text)) ? text : Number(text))
  if (!stated.ok || stated.fen === sumFen || SUBTOTAL.test(firstText(row))) return ''
  return `；表中合计 ${formatYuan(stated.fen)} 元，各行相加 ${formatYuan(sumFen)} 元`
}

function firstText(row: SheetRow): string {
  for (const cell of row.cells) {
    const text = stripBlanks(cellText(cell))
    if (text !== '') return text
  }
  return ''
}
