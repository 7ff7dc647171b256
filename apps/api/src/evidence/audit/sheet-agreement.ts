import { sheetDocument, type SheetDocument } from '@wengang/contracts/sheet'
import { noticeText } from '@wengang/policy'
import { sha256 } from '../../platform/canonical-json.ts'
import { caseStream } from '../../platform/entries.ts'
import { contentHash, writeContent } from '../sheet-document.ts'
import type { AnswerRow } from './audit-pages.queries.ts'
import { readCanonical, readPayload } from '../payload.ts'

/** The entry of an answer, as far as it is compared. */
export interface AnswerEntry {
  seq: number
  hash: string
  payload: string
}

export interface SheetReading {
  /** The sheet, where it can be read at all. */
  sheet: SheetDocument | null
  /** What does not agree, in words; empty when everything does. */
  wrong: string[]
}

/**
 * Compares an answer with its sheet, its entry in the chain, its reading and its offer. The entry holds the
 * hash of the sheet's content and the sheet holds the hash of the entry, so that neither changes alone.
 */
export function compareSheet(row: AnswerRow, entries: readonly AnswerEntry[]): SheetReading {
  if (row.document === null) return { sheet: null, wrong: ['没有政策确认单'] }
  if (sha256(row.document) !== row.sheet_hash) {
    return { sheet: readSheet(row.document), wrong: ['确认单与校验值不符，内容被改动过'] }
  }
  const sheet = readSheet(row.document)
  if (sheet === null) return { sheet, wrong: ['确认单不是规范的文件'] }
  const entry = entries.find(({ seq }) => seq === sheet.chain.seq)
  const wrong = [
    ...rowDisagreements(row, sheet),
    ...entryDisagreements(row, sheet, entry),
    ...readingDisagreements(row, sheet),
    ...offerDisagreements(row, sheet),
  ]
  return { sheet, wrong }
}

function readSheet(document: string): SheetDocument | null {
  const parsed = sheetDocument.safeParse(readCanonical(document))
  return parsed.success ? parsed.data : null
}

/** The named pairs that are not equal, as sentences. */
function unequal(
  pairs: readonly (readonly [name: string, one: unknown, other: unknown])[],
  words: (name: string) => string,
): string[] {
  return pairs.filter(([, one, other]) => one !== other).map(([name]) => words(name))
}

function rowDisagreements(row: AnswerRow, sheet: SheetDocument): string[] {
  return unequal(
    [
      ['编号', row.sheet_id, sheet.sheetId],
      ['办件', row.sheet_case_id, row.case_id],
      ['次序', row.sheet_seq, row.seq],
      ['次序', row.seq, sheet.sequence],
      ['选择', row.choice, sheet.choice],
      ['时间', row.decided_at, sheet.decidedAt],
      ['办理方式', row.channel, sheet.channel],
      ['依据的答复', row.based_on_seq, sheet.basedOnSequence ?? 0],
      ['原因', row.reason, sheet.reason ?? ''],
      ['版本', row.offer_version, sheet.offer.version],
    ],
    (name) => `答复的${name}与确认单不符`,
  )
}

function entryDisagreements(
  row: AnswerRow,
  sheet: SheetDocument,
  entry: AnswerEntry | undefined,
): string[] {
  if (sheet.chain.stream !== caseStream(row.case_id) || entry === undefined) {
    return ['确认单所指的存证记录不存在']
  }
  const payload = readPayload(entry.payload)
  if (payload === null) return ['确认单所指的存证记录不规范']
  const { chain, ...content } = sheet
  const { facts } = payload
  return unequal(
    [
      ['存证校验值', entry.hash, chain.hash],
      ['内容', facts['sheetContent'], contentHash(writeContent(content))],
      ['确认单编号', facts['sheetId'], row.sheet_id],
      ['次序', facts['seq'], row.seq],
      ['选择', facts['choice'], row.choice],
      ['办理方式', facts['channel'], row.channel],
      ['版本', facts['offerVersion'], row.offer_version],
      ['依据的答复', facts['basedOnSeq'], row.based_on_seq],
      ['阅读记录', facts['readingId'], row.reading_id],
      ['办理人', payload.by, row.actor],
      ['时间', payload.at, row.decided_at],
    ],
    (name) => `答复的${name}与存证记录不符`,
  )
}

function readingDisagreements(row: AnswerRow, { notice, reading }: SheetDocument): string[] {
  return unequal(
    [
      ['告知内容', sha256(noticeText(notice)), notice.textHash],
      ['告知校验值', row.text_hash, notice.textHash],
      ['打开时间', row.opened_at, reading.openedAt],
      ['用于的答复', row.spent_seq, row.seq],
    ],
    (name) => `阅读记录的${name}与确认单不符`,
  )
}

function offerDisagreements(row: AnswerRow, { offer }: SheetDocument): string[] {
  return unequal(
    [
      ['缴费金额', row.base_fen, offer.baseFen],
      ['返还比例', row.ratio_bp, offer.ratioBp],
      ['返还金额', row.amount_fen, offer.amountFen],
      ['裁员率', row.layoff_bp, offer.layoffBp],
      ['账户尾号', row.account_tail, offer.accountTail],
    ],
    (name) => `核定的${name}与确认单不符`,
  )
}
