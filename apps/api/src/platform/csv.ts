/** Without it spreadsheet programs take UTF-8 for the local encoding. */
export const UTF8_MARK = '\uFEFF'

const FORMULA_START = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u
const PLAIN_NUMBER = /^[+-]?\d[\d,]*(?:\.\d+)?$/

/** One line of CSV (RFC 4180) that no spreadsheet program takes for a formula. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => quoted(harmless(field))).join(',')}\r\n`
}

/** An apostrophe in front makes a program show the text instead of computing it. */
function harmless(field: string): string {
  return FORMULA_START.test(field) && !PLAIN_NUMBER.test(field) ? `'${field}` : field
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
