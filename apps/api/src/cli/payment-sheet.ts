import { formatYuan, parseYuan } from '@wengang/identifiers'
import { parse } from 'csv-parse/sync'
import { FileRefused } from '../offers/assessed-list/spreadsheet/refusal.ts'
import { decodeText } from '../offers/assessed-list/spreadsheet/text-encoding.ts'
import { fail } from './failure.ts'

interface Line {
  paymentId: string
  caseNo: string
  unitName: string
  amountFen: number
  accountTail: string
}

export interface ResultRow {
  paymentId: string
  result: 'paid' | 'returned'
  amountFen: number
  reason: string
}

const heads = ['拨付编号', '结果', '金额', '原因', '办理编号', '单位名称', '账号尾号'] as const

/** The table of an order as CSV, its results left to be filled in; spreadsheet programs read the mark in front. */
export function paymentSheet(lines: readonly Line[]): string {
  const rows = lines.map(({ paymentId, amountFen, caseNo, unitName, accountTail }) => [
    paymentId,
    '',
    formatYuan(amountFen).replaceAll(',', ''),
    '',
    caseNo,
    unitName,
    `尾号 ${accountTail}`,
  ])
  return `\uFEFF${[heads, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

/** A leading sign would be taken for a formula. */
function field(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const resultWords: Readonly<Record<string, ResultRow['result']>> = {
  paid: 'paid',
  成功: 'paid',
  已拨付: 'paid',
  returned: 'returned',
  未成功: 'returned',
  退回: 'returned',
}

/** Reads a filled-in table: by its headings, or in the order id, result, amount, reason without any. */
export function readResults(bytes: Uint8Array): { results: ResultRow[]; blank: number } {
  const [first = [], ...rest] = records(bytes)
  const isHeading = first.some((cell) => cell.trim() === heads[0])
  const rows = isHeading ? rest : [first, ...rest]
  const place = (head: (typeof heads)[number], otherwise: number): number => {
    if (!isHeading) return otherwise
    const found = first.findIndex((cell) => cell.trim() === head)
    return found === -1 ? fail(`表里没有“${head}”这一列，请核对。`) : found
  }
  const [id, result, amount, reason] = [
    place('拨付编号', 0),
    place('结果', 1),
    place('金额', 2),
    place('原因', 3),
  ]
  const results: ResultRow[] = []
  let blank = 0
  for (const [number, row] of rows.entries()) {
    const told = (row[result] ?? '').trim()
    if (told === '') {
      blank += 1
      continue
    }
    const line = number + (isHeading ? 2 : 1)
    results.push({
      paymentId: (row[id] ?? '').trim().toLowerCase(),
      result:
        resultWords[told] ?? fail(`第 ${line} 行的结果“${told}”不对，请写 paid 或 returned。`),
      amountFen: fenOf(row[amount] ?? '', line),
      reason: (row[reason] ?? '').trim(),
    })
  }
  if (results.length === 0) fail('表里没有填好结果的行，什么也没有登记。')
  return { results, blank }
}

function records(bytes: Uint8Array): string[][] {
  try {
    return parse(decodeText(bytes), { relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    if (error instanceof FileRefused) return fail('这不是 CSV 文件，请另存为 CSV 后再登记。')
    return fail('CSV 文件有损坏的行，请用表格软件打开、另存后再登记。')
  }
}

function fenOf(text: string, line: number): number {
  const parsed = parseYuan(text)
  return parsed.ok ? parsed.fen : fail(`第 ${line} 行的金额“${text}”不对，请核对。`)
}
