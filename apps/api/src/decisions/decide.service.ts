import type { Channel } from '@wengang/contracts'
import { type Choice, getEdition, minimumReadingMs, step } from '@wengang/policy'
import { writeCaseEvent } from '../cases/case-chain.ts'
import { type CaseReach, reaches } from '../cases/case-reach.ts'
import { type CaseRow, factsOf, holdCase, roundOf } from '../cases/case.queries.ts'
import { newestSealHead } from '../evidence/seal.queries.ts'
import {
  contentHash,
  sheetContent,
  sheetOriginal,
  writeContent,
} from '../evidence/sheet-document.ts'
import { dropDraft } from '../offers/draft.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareInsert } from '../platform/database/rows.ts'
import { caseStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { addJob } from '../platform/jobs.ts'
import { findReading, type ReadingRow, spendReading } from '../readings/reading.queries.ts'
import { noticeOf, type ShownNotice } from '../readings/reading.service.ts'
import { remainingMs } from '../readings/reading-time.ts'
import { bindMaterials } from './material.queries.ts'

export interface DecideInput {
  caseId: string
  choice: Choice
  offerVersion: number
  basedOnSeq: number
  readingId: string
  reason: string
  channel: Channel
  /** Whose reading it must be: `mobile:…` or `staff:…`. */
  openedBy: string
  /** Who acts: `session:…` or `staff:…`. */
  actor: string
  /** Whose the case must be when the answer is written. */
  reach: CaseReach
  mobileMasked: string | null
  mobileSealed: string | null
  /** Personal values for the chain: the phone, or who came to the window. */
  personal: Record<string, ChainedField>
  clerkName: string | null
  /** What the clerk saw at the window before recording the answer. */
  seenAtWindow?: { identitySeen: true; authorisationSeen: true }
  device: string | null
  sheetId: string
  jobId: string
  verifyUrl: string
  at: number
  act: ActKey
}

export interface Receipt {
  caseId: string
  caseNo: string
  seq: number
  choice: Choice
  decidedAt: number
  sheetId: string
  amountFen: number
}

/**
 * Takes an answer: append-only, in commit order over all channels; the last one before publicity counts,
 * none after (S2-20 to S2-24). A refused answer leaves the reading unspent.
 */
export const decideCommand = defineCommand(
  'decide',
  (trx: Trx, input: DecideInput): Promise<ActOutcome<Receipt>> =>
    once(trx, input.act, () => decide(trx, input)),
)

async function decide(trx: Trx, input: DecideInput): Promise<ActOutcome<Receipt>> {
  const row = await holdCase(trx, input.caseId)
  if (row === undefined || !reaches(input.reach, row)) return notFound()
  const edition = getEdition(row.edition_id)
  const facts = factsOf(row)
  const moved = step(facts, roundOf(row), { kind: 'answer', choice: input.choice }, edition)
  if (!moved.ok) return lawfulRefusal('ANSWER_CLOSED', { choice: facts.decision })
  if (input.offerVersion !== row.version) return refuse('READING_CHANGED', {})
  const conflict = conflictOf(row, input)
  if (conflict !== null) return conflict

  const shown = noticeOf(row, edition)
  const reading = await usableReading(trx, row, shown, input)
  const seq = row.decision_seq + 1
  const content = writeContent(
    sheetContent(row, edition, shown, reading, {
      sheetId: input.sheetId,
      choice: input.choice,
      decidedAt: input.at,
      sequence: seq,
      basedOnSequence: input.basedOnSeq,
      channel: input.channel,
      mobileMasked: input.mobileMasked,
      device: input.device,
      clerkName: input.clerkName,
      reason: input.reason,
      verifyUrl: input.verifyUrl,
    }),
  )
  const head = await writeCaseEvent(
    trx,
    row,
    {
      kind: moved.event.kind,
      at: input.at,
      by: input.actor,
      facts: {
        seq,
        choice: input.choice,
        basedOnSeq: input.basedOnSeq,
        channel: input.channel,
        offerVersion: row.version,
        amountFen: row.amount_fen,
        readingId: reading.id,
        textHash: reading.text_hash,
        visibleMs: reading.visible_ms,
        sheetId: input.sheetId,
        sheetContent: contentHash(content),
        materials: await bindMaterials(
          trx,
          row.id,
          seq,
          input.channel === 'window' ? reading.id : null,
        ),
        ...input.seenAtWindow,
      },
      personal: input.personal,
    },
    {
      stage: 'open',
      decision: input.choice,
      decision_seq: seq,
      decision_version: row.version,
      decided_at: input.at,
      decision_channel: input.channel,
      ...(moved.leavesRound ? { round_id: null } : {}),
    },
  )
  const { hash: sealHead } = (await newestSealHead(trx)) ?? { hash: null }
  const original = sheetOriginal(content, caseStream(row.id), head, sealHead)
  await keepAnswer(trx, row, input, reading, seq, original)
  return {
    ok: true,
    value: {
      caseId: row.id,
      caseNo: row.case_no,
      seq,
      choice: input.choice,
      decidedAt: input.at,
      sheetId: input.sheetId,
      amountFen: row.amount_fen,
    },
  }
}

function conflictOf(row: CaseRow, input: DecideInput): ActOutcome<never> | null {
  if (row.decision_seq === input.basedOnSeq) return null
  const { decision, decided_at: decidedAt, decision_channel: channel } = row
  if (decision === null || decidedAt === null || channel === null) {
    return refuse('INVALID_INPUT', {
      findings: [{ field: 'basedOnSeq', message: '还没有答复可以依据，请刷新页面后再提交' }],
    })
  }
  return lawfulRefusal('ANSWER_CONFLICT', { choice: decision, decidedAt, channel })
}

async function usableReading(
  trx: Trx,
  row: CaseRow,
  { textHash }: ShownNotice,
  input: DecideInput,
): Promise<ReadingRow> {
  const reading = await findReading(trx, input.readingId)
  if (reading === undefined || reading.opened_by !== input.openedBy || reading.case_id !== row.id) {
    return refuse('READING_NEEDED', {})
  }
  if (reading.offer_version !== row.version || reading.text_hash !== textHash) {
    return refuse('READING_CHANGED', {})
  }
  if (reading.spent_seq !== null) return refuse('READING_SPENT', {})
  const minimumMs = minimumReadingMs(getEdition(row.edition_id))
  const remaining = remainingMs(reading, reading.visible_ms, minimumMs, input.at)
  if (remaining > 0) return refuse('READING_TOO_EARLY', { remainingMs: remaining })
  if (reading.finished_at === null) return refuse('READING_NEEDED', {})
  return reading
}

const insertDecision = prepareInsert('decision')
const insertSheet = prepareInsert('sheet')

async function keepAnswer(
  trx: Trx,
  row: CaseRow,
  input: DecideInput,
  reading: ReadingRow,
  seq: number,
  original: { document: string; hash: string },
): Promise<void> {
  if (!(await spendReading(trx, reading.id, seq))) refuse('READING_SPENT', {})
  await insertDecision(trx, {
    case_id: row.id,
    seq,
    choice: input.choice,
    offer_version: row.version,
    reading_id: reading.id,
    based_on_seq: input.basedOnSeq,
    channel: input.channel,
    actor: input.actor,
    mobile_sealed: input.mobileSealed,
    device: input.device,
    reason: input.reason,
    sheet_id: input.sheetId,
    decided_at: input.at,
  })
  await insertSheet(trx, {
    id: input.sheetId,
    case_id: row.id,
    seq,
    ...original,
    pdf_blob: null,
    created_at: input.at,
  })
  await dropDraft(trx, row.id)
  await addJob(trx, {
    id: input.jobId,
    kind: 'renderSheet',
    dedupeKey: `sheet:${input.sheetId}`,
    payload: { sheetId: input.sheetId },
    dueAt: input.at,
  })
}
