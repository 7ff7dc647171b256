import {
  type Edition,
  getEdition,
  isAnswerable,
  minimumReadingMs,
  noticeText,
  type RenderedNotice,
  renderNotice,
} from '@wengang/policy'
import { type CaseRow, factsOf, findCase, holdCase, roundOf } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { sha256 } from '../platform/canonical-json.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { readSoFar, remainingMs } from './reading-time.ts'
import { findOpenReading, findReading, type ReadingRow, scanCount } from './reading.queries.ts'

/** The exact text that a person reads, and its hash. */
export interface ShownNotice {
  notice: RenderedNotice
  textHash: string
}

/** The notice of a case as it stands. */
export function noticeOf(row: CaseRow, edition: Edition): ShownNotice {
  const notice = renderNotice(
    {
      unitName: row.unit_name,
      baseFen: row.base_fen,
      layoffBp: row.layoff_bp,
      ratioBp: row.ratio_bp,
      amountFen: row.amount_fen,
      accountName: row.account_name,
      accountTail: row.account_tail,
      bankName: row.bank_name,
    },
    edition,
  )
  return { notice, textHash: sha256(noticeText(notice)) }
}

export interface OpenReadingInput {
  id: string
  caseId: string
  /** `mobile:…` of the proven phone, or `staff:…` of the clerk. */
  openedBy: string
  witness: 'self' | 'clerk'
  /** The version on the screen; null opens the current one. */
  offerVersion: number | null
  at: number
}

/**
 * Opens a reading with the server's time and the text's hash (S2-18); an unused one of the same text goes
 * on, so that a phone survives a reload. A clerk always begins anew: whoever stands at the counter now has
 * not heard what was read to somebody else.
 */
export const openReadingCommand = defineCommand(
  'openReading',
  async (trx: Trx, input: OpenReadingInput): Promise<ReadingRow> => {
    const row = await holdCase(trx, input.caseId)
    if (row === undefined) return notFound()
    const edition = getEdition(row.edition_id)
    const facts = factsOf(row)
    if (!isAnswerable(facts, roundOf(row), edition)) {
      return refuse('ANSWER_CLOSED', { choice: facts.decision })
    }
    if (input.offerVersion !== null && input.offerVersion !== row.version) {
      return refuse('READING_CHANGED', {})
    }
    const { notice, textHash } = noticeOf(row, edition)
    if (input.witness === 'self') {
      const known = await findOpenReading(trx, {
        caseId: row.id,
        openedBy: input.openedBy,
        offerVersion: row.version,
        textHash,
      })
      if (known !== undefined) return known
    }
    const reading: ReadingRow = {
      id: input.id,
      case_id: row.id,
      offer_version: row.version,
      notice_version: notice.version,
      text_hash: textHash,
      opened_by: input.openedBy,
      opened_at: input.at,
      visible_ms: 0,
      running_since: null,
      running_tab: null,
      finished_at: null,
      witness: input.witness,
      witness_means: null,
      spent_seq: null,
    }
    await trx.insertInto('reading').values(reading).execute()
    return reading
  },
)

export interface MarkReadingInput {
  readingId: string
  openedBy: string
  mark: 'start' | 'pause' | 'resume' | 'finish'
  tab: string
  claimedMs: number
  at: number
}

/** Takes a mark of a visible span; finish is the person's own 我已阅读 and is refused too early (S2-18). */
export const markReadingCommand = defineCommand(
  'markReading',
  async (trx: Trx, input: MarkReadingInput) => {
    const reading = await ownReading(trx, input.readingId, input.openedBy)
    const minimumMs = await minimumOfCurrent(trx, reading)
    const mine = reading.running_tab === input.tab
    const visibleMs =
      mine && reading.finished_at === null
        ? readSoFar(reading, input.claimedMs, input.at)
        : reading.visible_ms
    const remaining = remainingMs(reading, visibleMs, minimumMs, input.at)
    const finished = reading.finished_at !== null
    if (input.mark === 'finish' && !finished && remaining > 0) {
      return refuse('READING_TOO_EARLY', { remainingMs: remaining })
    }
    const finishing = input.mark === 'finish' && !finished
    const runs = (input.mark === 'start' || input.mark === 'resume') && !finished
    await trx
      .updateTable('reading')
      .set({
        visible_ms: visibleMs,
        running_since: runs ? input.at : null,
        running_tab: runs ? input.tab : null,
        ...(finishing ? { finished_at: input.at } : {}),
      })
      .where('id', '=', reading.id)
      .execute()
    return {
      visibleMs,
      remainingMs: finished || finishing ? 0 : remaining,
      finished: finished || finishing,
    }
  },
)

/** The clerk's attestation: read aloud or signed on paper, not before the least time has passed. */
export const attestReadingCommand = defineCommand(
  'attestReading',
  async (
    trx: Trx,
    input: { readingId: string; openedBy: string; means: 'readAloud' | 'signedPaper'; at: number },
  ) => {
    const reading = await ownReading(trx, input.readingId, input.openedBy)
    const minimumMs = await minimumOfCurrent(trx, reading)
    if (input.means === 'signedPaper' && (await scanCount(trx, reading.id)) === 0) {
      return refuse('STATE_REFUSES', { reason: '请先上传签字件的扫描件。' })
    }
    const passed = input.at - reading.opened_at
    if (passed < minimumMs) return refuse('READING_TOO_EARLY', { remainingMs: minimumMs - passed })
    const finishedAt = reading.finished_at ?? input.at
    await trx
      .updateTable('reading')
      .set({ visible_ms: passed, finished_at: finishedAt, witness_means: input.means })
      .where('id', '=', reading.id)
      .execute()
    return { readingId: reading.id, finishedAt }
  },
)

async function ownReading(trx: Trx, readingId: string, openedBy: string): Promise<ReadingRow> {
  const reading = await findReading(trx, readingId)
  if (reading === undefined || reading.opened_by !== openedBy) return notFound()
  return reading
}

async function minimumOfCurrent(trx: Trx, reading: ReadingRow): Promise<number> {
  const row = await findCase(trx, reading.case_id)
  if (row === undefined) return notFound()
  const edition = getEdition(row.edition_id)
  const { textHash } = noticeOf(row, edition)
  if (row.version !== reading.offer_version || textHash !== reading.text_hash) {
    return refuse('READING_CHANGED', {})
  }
  return minimumReadingMs(edition)
}
