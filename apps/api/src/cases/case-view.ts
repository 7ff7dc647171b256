import type { OfferSummary, OfferView, StateWords } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import {
  caseState,
  daysBetween,
  type Edition,
  getEdition,
  isAnswerable,
  isCut,
  layoffCeilingBp,
  minimumReadingMs,
  noDecisionMeaning,
  publicityLengthWords,
  shanghaiDay,
  statusWords,
} from '@wengang/policy'
import { uncoveredCharacters } from '../platform/fonts/font-coverage.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type CaseRow, factsOf, roundOf } from './case.queries.ts'

/** What stands beside a case in other tables. */
export interface CaseExtras {
  draft: Schema['draft'] | undefined
  lastSheetId: string | undefined
}

/** The state of a case in the words of the one table. */
export function stateWordsOf(row: CaseRow, edition: Edition, now: number): StateWords {
  const round = roundOf(row)
  const state = caseState(factsOf(row), round)
  const { words, also } = statusWords(
    state,
    {
      daysLeft: daysBetween(shanghaiDay(now), edition.answerDeadline),
      round,
      publicityEnd: row.round_ends_on,
      withdrawalReason: row.stage_note,
      accountCorrected: isAccountCorrected(row),
    },
    edition,
  )
  return { state, words, more: also }
}

/** Whether the account of a payment that came back was corrected since. */
export function isAccountCorrected({ stage, stage_at: at, offered_at: since }: CaseRow): boolean {
  return stage === 'returned' && at !== null && since > at
}

/** A case as it stands in a list. */
export function offerSummary(row: CaseRow, extras: CaseExtras, now: number): OfferSummary {
  const edition = getEdition(row.edition_id)
  const { draft, lastSheetId } = extras
  const answer =
    row.decision === null ||
    row.decided_at === null ||
    row.decision_channel === null ||
    lastSheetId === undefined
      ? null
      : {
          choice: row.decision,
          seq: row.decision_seq,
          decidedAt: row.decided_at,
          channel: row.decision_channel,
          counts: row.decision_version === row.version,
          sheetId: lastSheetId,
        }
  return {
    id: row.id,
    caseNo: row.case_no,
    title: edition.title,
    policyYear: edition.policyYear,
    unitName: row.unit_name,
    amountFen: row.amount_fen,
    status: stateWordsOf(row, edition, now),
    answerable: isAnswerable(factsOf(row), roundOf(row), edition),
    deadline: edition.answerDeadline,
    daysLeft: daysBetween(shanghaiDay(now), edition.answerDeadline),
    draft:
      draft === undefined
        ? null
        : {
            choice: draft.choice,
            reason: draft.reason,
            readingId: draft.reading_id,
            savedAt: draft.saved_at,
          },
    answer,
    changed: answer !== null && !answer.counts,
  }
}

/** The offer on one screen (S2-A). */
export function offerView(
  row: CaseRow,
  extras: CaseExtras & Pick<OfferView, 'materials' | 'changes'>,
  keys: Keys,
  now: number,
): OfferView {
  const edition = getEdition(row.edition_id)
  const round =
    row.round_id === null ||
    row.round_starts_on === null ||
    row.round_ends_on === null ||
    !isCut(roundOf(row))
      ? null
      : {
          id: row.round_id,
          startsOn: row.round_starts_on,
          endsOn: row.round_ends_on,
          closed: row.round_state === 'closed',
        }
  return {
    ...offerSummary(row, extras, now),
    agencyName: edition.jurisdiction.agencyName,
    hotline: edition.jurisdiction.hotline,
    uscc: row.uscc,
    contactMobile: maskedContact(row, keys),
    figures: {
      version: row.version,
      baseFen: row.base_fen,
      ratioBp: row.ratio_bp,
      amountFen: row.amount_fen,
      layoffBp: row.layoff_bp,
      layoffCeilingBp: layoffCeilingBp(row.headcount, edition),
      headcount: row.headcount,
      size: row.size,
      accountType: row.account_type,
      bankName: row.bank_name,
      accountName: row.account_name,
      accountTail: row.account_tail,
    },
    minimumReadingMs: minimumReadingMs(edition),
    noDecision: edition.noDecision.policy,
    noDecisionMeaning: noDecisionMeaning(edition),
    publicityLength: publicityLengthWords(edition),
    changes: extras.changes,
    layoffFormula: edition.layoff.formula,
    lastSeq: row.decision_seq,
    materials: extras.materials,
    round,
    rareCharacters: uncoveredCharacters(row.unit_name),
  }
}

/** The contact mobile in the clear; only for sending and for masking. */
export function contactMobile(row: CaseRow, keys: Keys): string | null {
  if (row.contact_sealed === null) return null
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return openField(key, `case.contact:${row.id}`, row.contact_sealed)
}

/** The contact mobile as screens show it. */
export function maskedContact(row: CaseRow, keys: Keys): string | null {
  const mobile = contactMobile(row, keys)
  return mobile === null ? null : maskMobile(mobile)
}
