import { parseYuan } from '@wengang/identifiers'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'csv-parse'
import { FileRefused } from '../../offers/assessed-list/spreadsheet/refusal.ts'
import { decodeText } from '../../offers/assessed-list/spreadsheet/text-encoding.ts'
import { columns, headRows, profile, tailRows } from './profile.ts'

/** One line as it came back, cells as they stand. `row` counts from 1. */
export interface ReadLine {
  row: number
  cells: readonly string[]
}

/** A count and a sum as the file tells it; null where it is blank or unreadable. */
export interface Told {
  row: number
  lines: number | null
  totalFen: number | null
}

export interface ReadFile {
  planId: string
  sum: string
  head: Told
  lines: readonly ReadLine[]
  /** Null where the row is missing: the file was cut. */
  tail: { all: Told | null; paid: Told | null; returned: Told | null }
}

export type Read = { ok: true; file: ReadFile } | { ok: false; row: number | null; message: string }

/** A payment file as it came back; or in words why it is none. A long one is read piece by piece. */
export async function readPaymentFile(bytes: Uint8Array): Promise<Read> {
  const read = await recordsOf(bytes)
  if (typeof read === 'string') return { ok: false, row: null, message: read }
  const [title = [], plan = [], , count = [], total = [], sum = [], heading = []] = read
  const isOurs =
    cell(title, 0) === profile.name &&
    cell(title, 1) === profile.version &&
    cell(plan, 0) === headRows.plan &&
    cell(count, 0) === headRows.lines &&
    cell(total, 0) === headRows.total &&
    cell(sum, 0) === headRows.sum
  if (!isOurs) {
    return { ok: false, row: 1, message: '开头不是本系统的拨付文件，请用原文件填写结果' }
  }
  const wrong = columns.findIndex((column, place) => cell(heading, place) !== column)
  if (wrong !== -1) {
    return { ok: false, row: 7, message: `第 ${wrong + 1} 列应当是“${columns[wrong] ?? ''}”` }
  }
  const body = read
    .slice(7)
    .map((cells, place) => ({ row: place + 8, cells }))
    .filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  const end = body.findIndex(({ cells }) => cell(cells, 0) === tailRows.all)
  const behind = end === -1 ? [] : body.slice(end)
  const tail = (name: string): Told | null => {
    const found = behind.find(({ cells }) => cell(cells, 0) === name)
    return found === undefined ? null : told(found.row, found.cells[1], found.cells[2])
  }
  return {
    ok: true,
    file: {
      planId: cell(plan, 1).toLowerCase(),
      sum: cell(sum, 1).toLowerCase(),
      head: told(4, count[1], total[1]),
      lines: end === -1 ? body : body.slice(0, end),
      tail: {
        all: tail(tailRows.all),
        paid: tail(tailRows.paid),
        returned: tail(tailRows.returned),
      },
    },
  }
}

const cell = (cells: readonly string[], place: number): string => (cells[place] ?? '').trim()

function told(row: number, lines = '', total = ''): Told {
  const amount = parseYuan(total.trim())
  return {
    row,
    lines: /^\d+$/.test(lines.trim()) ? Number(lines.trim()) : null,
    totalFen: amount.ok ? amount.fen : null,
  }
}

async function recordsOf(bytes: Uint8Array): Promise<string[][] | string> {
  try {
    const parser = Readable.from(pieces(decodeText(bytes))).pipe(
      parse({ bom: true, relax_column_count: true }),
    )
    const records: string[][] = []
    for await (const record of parser) records.push(record)
    return records
  } catch (error) {
    return error instanceof FileRefused
      ? '这不是 CSV 文件，请另存为 CSV 后再上传'
      : 'CSV 文件有损坏的行，请向银行重新索取'
  }
}

/** Characters that are parsed at once, some 400 lines: requests go on between the pieces. */
const pieceLength = 64 * 1024

async function* pieces(text: string): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += pieceLength) {
    yield text.slice(from, from + pieceLength)
    await setImmediate()
  }
}
