import { parse } from 'csv-parse/sync'
import { csvLine } from '../platform/csv.ts'
import { decodeText } from '../offers/assessed-list/spreadsheet/text-encoding.ts'
import { columns, tailRows } from '../disbursements/payment-file/profile.ts'

/** What the bank does with one line: pays it, sends it back for a reason, or nothing yet. */
export type Deed = 'paid' | { returned: string } | 'nothing'

/** Fills in a payment file as a bank does, its totals behind the lines too. */
export function bankAnswer(
  file: Uint8Array,
  deedOf: (line: { paymentId: string; accountName: string; caseNo: string }) => Deed,
): Uint8Array {
  const rows = parse(decodeText(file), { bom: true, relax_column_count: true })
  const first = rows.findIndex((cells) => cells[0] === columns[0]) + 1
  const end = rows.findIndex((cells) => cells[0] === tailRows.all)
  const sums = { paid: [0, 0], returned: [0, 0] }
  const count = (to: number[], yuan: string): void => {
    to[0] = (to[0] ?? 0) + 1
    to[1] = (to[1] ?? 0) + Math.round(Number(yuan) * 100)
  }
  for (const cells of rows.slice(first, end)) {
    const [paymentId = '', accountName = '', , , yuan = '', , caseNo = ''] = cells
    const deed = deedOf({ paymentId, accountName, caseNo })
    if (deed === 'nothing') continue
    cells[8] = deed === 'paid' ? '成功' : '未成功'
    cells[9] = deed === 'paid' ? '' : deed.returned
    count(deed === 'paid' ? sums.paid : sums.returned, yuan)
  }
  for (const [name, [lines = 0, fen = 0]] of [
    [tailRows.paid, sums.paid],
    [tailRows.returned, sums.returned],
  ] as const) {
    const row = rows.find((cells) => cells[0] === name)
    row?.splice(1, 2, String(lines), (fen / 100).toFixed(2))
  }
  return new TextEncoder().encode(rows.map(csvLine).join(''))
}
