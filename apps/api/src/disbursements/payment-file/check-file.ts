import { setImmediate } from 'node:timers/promises'
import { formatYuan } from '@wengang/identifiers'
import { columns, type FileLine, resultWords } from './profile.ts'
import type { ReadFile, ReadLine, Told } from './read-file.ts'
import { cellsOf } from './write-file.ts'

/** What does not fit, by row. */
export interface FileFinding {
  row: number | null
  /** `differs`: the line itself is not as it went out, or says otherwise than what is on record. */
  kind: 'file' | 'differs'
  message: string
}

/** What the bank did with one line. */
export interface LineResult {
  paymentId: string
  result: 'paid' | 'returned'
  amountFen: number
  reason: string
}

/** What a file tells: the results, what is still open, and whatever does not fit. Money in fen. */
export interface Checked {
  results: LineResult[]
  open: number
  findings: FileFinding[]
}

export interface Sent {
  planId: string
  sum: string
  totalFen: number
  lines: readonly FileLine[]
}

const linesAtOnce = 1_000

/**
 * Compares a file that came back with what went out, row by row and by its totals. Every line must be there
 * as it was sent; only its result may be blank.
 */
export async function checkPaymentFile(file: ReadFile, sent: Sent): Promise<Checked> {
  if (file.planId !== sent.planId) {
    const message = '这是另一个拨付计划的文件，请在那个计划里登记'
    return { results: [], open: 0, findings: [{ row: 2, kind: 'file', message }] }
  }
  const byId = new Map(sent.lines.map((line) => [line.paymentId, line]))
  const checked: Checked = { results: [], open: 0, findings: [] }
  const seen = new Set<string>()
  for (const [place, read] of file.lines.entries()) {
    checkLine(read, byId, seen, checked)
    // A long file lets requests through.
    if (place % linesAtOnce === linesAtOnce - 1) await setImmediate()
  }
  const missing = sent.lines.filter(({ paymentId }) => !seen.has(paymentId))
  const [first] = missing
  if (first !== undefined) {
    const message = `少了 ${missing.length} 行，例如办理编号 ${first.caseNo}`
    checked.findings.push({ row: null, kind: 'file', message })
  }
  checkTotals(file, sent, checked)
  return checked
}

function checkLine(
  { row, cells }: ReadLine,
  byId: ReadonlyMap<string, FileLine>,
  seen: Set<string>,
  checked: Checked,
): void {
  const found = (message: string): void => {
    checked.findings.push({ row, kind: 'differs', message })
  }
  const paymentId = (cells[0] ?? '').trim().toLowerCase()
  const line = byId.get(paymentId)
  if (line === undefined) return found('这个计划里没有这个拨付编号')
  if (seen.has(paymentId)) return found('同一笔拨付出现了两次')
  seen.add(paymentId)
  const differs = changedColumn(cells, line)
  if (differs !== null) return found(differs)
  const told = (cells[8] ?? '').trim()
  if (told === '') {
    checked.open += 1
    return
  }
  const result = resultWords[told]
  if (result === undefined) return found(`结果“${told}”认不出，请写“成功”或“未成功”`)
  if (line.state !== 'ordered' && line.state !== result) {
    return found(
      line.state === 'paid' ? '已经登记为拨付成功，不能改' : '已经登记为拨付未成功，不能改',
    )
  }
  const reason = (cells[9] ?? '').trim().slice(0, 200)
  if (result === 'returned' && reason === '') return found('拨付未成功，请写明原因')
  checked.results.push({ paymentId, result, amountFen: line.amountFen, reason })
}

/** What a spreadsheet program makes of a long number. */
const spoiled =
  '账号被电子表格软件改成了科学记数，数字已经丢失；请在原文件里把“账号”设成文本后再填写结果'

/** What of a line is not as it was sent, in words. */
function changedColumn(cells: readonly string[], line: FileLine): string | null {
  const sent = cellsOf(line)
  for (const [place, column] of columns.slice(1, 8).entries()) {
    const was = sent[place + 1] ?? ''
    const is = (cells[place + 1] ?? '').trim().replace(/^'/, '')
    if (is === was.trim() || (column === '金额' && is.replaceAll(',', '') === was)) continue
    if (column === '账号' && /^\d(?:\.\d+)?e\+?\d+$/i.test(is)) return spoiled
    if (column !== '金额') return `“${column}”和发出的不一致`
    return `金额应当是 ${formatYuan(line.amountFen)} 元，文件里是 ${is === '' ? '空的' : is}`
  }
  return null
}

function checkTotals(file: ReadFile, sent: Sent, checked: Checked): void {
  const found = (row: number | null, message: string): void => {
    checked.findings.push({ row, kind: 'file', message })
  }
  if (file.sum !== sent.sum) found(6, '校验码和发出的不一致')
  const all = { lines: sent.lines.length, totalFen: sent.totalFen }
  if (!agrees(file.head, all)) found(file.head.row, '开头的笔数或总金额和发出的不一致')
  const tails = [
    ['合计', file.tail.all, all],
    ['成功合计', file.tail.paid, sumOf(checked.results, 'paid')],
    ['未成功合计', file.tail.returned, sumOf(checked.results, 'returned')],
  ] as const
  for (const [name, told, is] of tails) {
    if (told === null) found(null, `末尾没有“${name}”这一行，文件不完整`)
    else if (!agrees(told, is)) found(told.row, totalWords(name, is))
  }
}

const totalWords = (name: string, { lines, totalFen }: { lines: number; totalFen: number }) =>
  `${name}和各行不一致：各行加起来是 ${lines} 笔、${formatYuan(totalFen)} 元`

/** A row left blank says nothing, which is right where there is nothing to tell. */
function agrees(told: Told, is: { lines: number; totalFen: number }): boolean {
  return (told.lines ?? 0) === is.lines && (told.totalFen ?? 0) === is.totalFen
}

/** Results of one kind added up. */
export function sumOf(results: readonly LineResult[], result: LineResult['result']) {
  const own = results.filter((line) => line.result === result)
  return {
    lines: own.length,
    totalFen: own.reduce((total, { amountFen }) => total + amountFen, 0),
  }
}
