import type { SheetDocument } from '@wengang/contracts/sheet'
import type { Blobs } from '../../platform/blobs.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { caseStream } from '../../platform/entries.ts'
import { answerPages, type AnswerRow, entriesOf } from './audit-pages.queries.ts'
import { readPayload } from '../payload.ts'
import type { Problems } from './problems.ts'
import { compareSheet } from './sheet-agreement.ts'

export interface AnswerCounts {
  sheets: number
  /** Printed sheets whose bytes were read and compared. */
  pdfs: number
}

type ChainEntry = Awaited<ReturnType<typeof entriesOf>>[number]

/** Verifies every answer with its sheet against the chain, and the printed sheets where they can be read. */
export async function checkAnswers(
  db: Db,
  blobs: Blobs | null,
  problems: Problems,
): Promise<AnswerCounts> {
  const counts: AnswerCounts = { sheets: 0, pdfs: 0 }
  for await (const rows of answerPages(db)) {
    const byStream = await chainEntries(db, rows)
    const heads = new Map<string, string>()
    for (const row of rows) {
      const where = `答复 ${row.case_id} 第 ${row.seq} 次`
      const entries = byStream.get(caseStream(row.case_id)) ?? []
      const { sheet, wrong } = compareSheet(row, entries)
      for (const what of wrong) problems.add(where, what)
      if (row.document !== null) counts.sheets += 1
      noteHead(heads, sheet, where)
      const print = checkPrintRecord(row, entries)
      if (print !== null) problems.add(where, print)
      if (row.pdf_blob !== null && blobs !== null) {
        counts.pdfs += 1
        await checkBytes(blobs, row.pdf_blob, where, problems)
      }
    }
    await checkHeads(db, heads, problems)
  }
  await checkStraySheets(db, problems)
  return counts
}

async function chainEntries(db: Db, rows: readonly AnswerRow[]) {
  const entries = await entriesOf(
    db,
    rows.map((row) => caseStream(row.case_id)),
    ['accepted', 'declined', 'sheetRendered'],
  )
  return Map.groupBy<string, ChainEntry>(entries, ({ stream }) => stream)
}

/** The hash of a printed sheet stands in the chain, and nowhere without its file. */
function checkPrintRecord(row: AnswerRow, entries: readonly ChainEntry[]): string | null {
  const recorded = entries
    .filter(({ kind }) => kind === 'sheetRendered')
    .map(({ payload }) => readPayload(payload)?.facts)
    .find((facts) => facts?.['sheetId'] === row.sheet_id)
  if ((recorded?.['pdf'] ?? null) === row.pdf_blob) return null
  return '确认单的 PDF 与存证记录不符'
}

/** Reads a file back; it is kept under the hash of its content. */
export async function checkBytes(
  blobs: Blobs,
  hash: string,
  where: string,
  problems: Problems,
): Promise<void> {
  try {
    await blobs.get(hash)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    problems.add(where, missing ? `文件 ${hash} 不见了` : `文件 ${hash} 的内容被改动过`)
  }
}

function noteHead(heads: Map<string, string>, sheet: SheetDocument | null, where: string): void {
  const head = sheet?.chain.sealHead ?? null
  if (head !== null && !heads.has(head)) heads.set(head, where)
}

/** The seal heads that stand on sheets must stand in the chain of seals. */
async function checkHeads(
  db: Db,
  heads: ReadonlyMap<string, string>,
  problems: Problems,
): Promise<void> {
  if (heads.size === 0) return
  const found = await db
    .selectFrom('seal')
    .select('hash')
    .where('hash', 'in', [...heads.keys()])
    .execute()
  const known = new Set(found.map(({ hash }) => hash))
  for (const [head, where] of heads) {
    if (!known.has(head)) problems.add(where, `确认单上的封存校验值 ${head} 不在封存链上`)
  }
}

/** Sheets without an answer. */
async function checkStraySheets(db: Db, problems: Problems): Promise<void> {
  const sheets = await db
    .selectFrom('sheet')
    .leftJoin('decision', 'decision.sheet_id', 'sheet.id')
    .select('sheet.id')
    .where('decision.sheet_id', 'is', null)
    .limit(100)
    .execute()
  for (const { id } of sheets) problems.add(`确认单 ${id}`, '没有对应的答复')
}
