import type { Channel } from '@wengang/contracts'
import type { SheetDocument } from '@wengang/contracts/sheet'
import type { Choice, Edition } from '@wengang/policy'
import type { CaseRow } from '../cases/case.queries.ts'
import {
  canonicalJson,
  canonicalMembers,
  canonicalObject,
  type Json,
  sha256,
} from '../platform/canonical-json.ts'
import type { ChainHead } from '../platform/entries.ts'
import type { ShownNotice } from '../readings/reading.service.ts'
import type { ReadingRow } from '../readings/reading.queries.ts'

/** What the sheet says beyond the offer: who answered, how, and when. */
export interface SheetAnswer {
  sheetId: string
  choice: Choice
  decidedAt: number
  sequence: number
  basedOnSequence: number
  channel: Channel
  mobileMasked: string | null
  device: string | null
  clerkName: string | null
  reason: string
  verifyUrl: string
}

export type SheetContent = Omit<SheetDocument, 'chain'>

/** Everything on a confirmation sheet but its place in the chain (S2-20, S2-24). */
export function sheetContent(
  row: CaseRow,
  edition: Edition,
  { notice, textHash }: ShownNotice,
  reading: ReadingRow,
  answer: SheetAnswer,
): SheetContent {
  return {
    format: 'wengang.sheet/1',
    sheetId: answer.sheetId,
    caseNo: row.case_no,
    editionId: edition.id,
    policyYear: edition.policyYear,
    title: edition.sheetTitle,
    agencyName: edition.jurisdiction.agencyName,
    unit: { name: row.unit_name, uscc: row.uscc, unitNo: row.unit_no },
    choice: answer.choice,
    decidedAt: answer.decidedAt,
    sequence: answer.sequence,
    basedOnSequence: answer.basedOnSequence === 0 ? null : answer.basedOnSequence,
    offer: {
      version: row.version,
      baseFen: row.base_fen,
      ratioBp: row.ratio_bp,
      amountFen: row.amount_fen,
      layoffBp: row.layoff_bp,
      size: row.size,
      headcount: row.headcount,
      accountName: row.account_name,
      accountTail: row.account_tail,
      bankName: row.bank_name,
      accountType: row.account_type,
    },
    notice: {
      version: notice.version,
      textHash,
      title: notice.title,
      paragraphs: notice.paragraphs.map(({ heading, text }) => ({ heading, text })),
    },
    reading: {
      openedAt: reading.opened_at,
      finishedAt: reading.finished_at ?? reading.opened_at,
      visibleMs: reading.visible_ms,
      witness: reading.witness,
      witnessMeans: reading.witness_means,
    },
    channel: answer.channel,
    mobileMasked: answer.mobileMasked,
    device: answer.device,
    clerkName: answer.clerkName,
    reason: answer.reason === '' ? null : answer.reason,
    verifyUrl: answer.verifyUrl,
  }
}

/** The content written out: once for its hash in the chain, and once more with its place there. */
export type WrittenContent = Readonly<Record<keyof SheetContent, string>>

/** Writes the content out in canonical JSON. */
export function writeContent(content: SheetContent): WrittenContent {
  return canonicalMembers(content as unknown as { [name: string]: Json }) as WrittenContent
}

/** Hash of the content: stands in the answer's entry, so that the chain vouches for the sheet. */
export function contentHash(content: WrittenContent): string {
  return sha256(canonicalObject(content))
}

/** The original: canonical JSON of the content with its place in the chain, and its hash. */
export function sheetOriginal(
  content: WrittenContent,
  stream: string,
  head: ChainHead,
  sealHead: string | null,
): { document: string; hash: string } {
  const chain: SheetDocument['chain'] = { stream, ...head, sealHead }
  const document = canonicalObject({ ...content, chain: canonicalJson(chain) })
  return { document, hash: sha256(document) }
}
