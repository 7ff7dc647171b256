import { setImmediate } from 'node:timers/promises'
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

const linesAtOnce = 1_000

export type Encoding = 'utf8' | 'gb18030'

/** A payment file; the same plan gives the same bytes. */
export async function writePaymentFile(
  { planId, day, lines: count, totalFen, sum }: FileHead,
  lines: readonly FileLine[],
  encoding: Encoding,
): Promise<Uint8Array<ArrayBuffer>> {
  const total = plainYuan(totalFen)
  const bytesOf = (rows: readonly (readonly string[])[]): Uint8Array => {
    const text = rows.map(csvLine).join('')
    return encoding === 'gb18030' ? encodeGb18030(text) : new TextEncoder().encode(text)
  }
  const head = [
    [profile.name, profile.version],
    [headRows.plan, planId],
    [headRows.day, day],
    [headRows.lines, String(count)],
    [headRows.total, total],
    [headRows.sum, sum],
    columns,
  ]
  const tail = [
    [tailRows.all, String(count), total],
    [tailRows.paid, '', ''],
    [tailRows.returned, '', ''],
  ]
  const pieces: Uint8Array[] = encoding === 'utf8' ? [new TextEncoder().encode(UTF8_MARK)] : []
  pieces.push(bytesOf(head))
  for (let from = 0; from < lines.length; from += linesAtOnce) {
    pieces.push(bytesOf(lines.slice(from, from + linesAtOnce).map(cellsOf)))
    // A long file lets requests through.
    await setImmediate()
  }
  pieces.push(bytesOf(tail))
  return new Uint8Array(Buffer.concat(pieces))
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
