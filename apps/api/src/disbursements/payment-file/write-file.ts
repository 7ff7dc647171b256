import { csvLine, UTF8_MARK } from '../../platform/csv.ts'
import { encodeGb18030 } from './gb18030.ts'
import { columns, type FileLine, headRows, plainYuan, profile, tailRows } from './profile.ts'

/** What stands above the lines. */
export interface FileHead {
  planId: string
  /** The day on which the file was first made. */
  day: string
  lines: number
  totalFen: number
  sum: string
}

export type Encoding = 'utf8' | 'gb18030'

/** A payment file; the same plan gives the same bytes. */
export function writePaymentFile(
  { planId, day, lines: count, totalFen, sum }: FileHead,
  lines: readonly FileLine[],
  encoding: Encoding,
): Uint8Array {
  const total = plainYuan(totalFen)
  const text = [
    [profile.name, profile.version],
    [headRows.plan, planId],
    [headRows.day, day],
    [headRows.lines, String(count)],
    [headRows.total, total],
    [headRows.sum, sum],
    columns,
    ...lines.map(cellsOf),
    [tailRows.all, String(count), total],
    [tailRows.paid, '', ''],
    [tailRows.returned, '', ''],
  ]
    .map(csvLine)
    .join('')
  return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(UTF8_MARK + text)
}

/** The cells of a line, results blank. */
export function cellsOf(line: FileLine): string[] {
  const { paymentId, accountName, bankName, accountNo, accountWords, caseNo, purpose } = line
  const amount = plainYuan(line.amountFen)
  return [
    paymentId,
    accountName,
    bankName,
    accountNo,
    amount,
    accountWords,
    caseNo,
    purpose,
    '',
    '',
  ]
}
