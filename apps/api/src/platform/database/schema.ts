import type { CaseFacts, Choice, EditionId, EnterpriseSize, RoundFacts } from '@wengang/policy'
import type { Channel, ObjectionEffect, ReleaseKind } from '@wengang/contracts'
import type { AccountSchema } from './account-schema.ts'
import type { CampaignSchema } from './campaign-schema.ts'
import type { AuditSchema } from './audit-schema.ts'
import type { BatchSchema } from './batch-schema.ts'
import type { MessageSchema } from './message-schema.ts'
import type { PaymentSchema } from './payment-schema.ts'
import type { RoundSchema } from './round-schema.ts'
import type { WatchingSchema } from './watching-schema.ts'
import type { StaffSchema } from './staff-schema.ts'
import type { WindowSchema } from './window-schema.ts'

/**
 * The tables. Ids are UUIDv7 text, instants epoch ms, days YYYY-MM-DD, money fen, ratios basis points,
 * JSON is text. Columns that end in `_sealed` are AES-256-GCM, `_index` are blind indexes.
 */
export interface Schema
  extends
    AccountSchema,
    AuditSchema,
    BatchSchema,
    CampaignSchema,
    MessageSchema,
    RoundSchema,
    PaymentSchema,
    StaffSchema,
    WatchingSchema,
    WindowSchema {
  meta: { key: string; value: string }
  unit: {
    id: string
    uscc: string
    name: string
    name_normal: string
    unit_no: string | null
    region_code: string
    key_wrapped: string
    created_at: number
  }
  /** The root of everything about one unit in one edition. `case` is a word of SQL. */
  unit_case: {
    id: string
    case_no: string
    edition_id: EditionId
    unit_id: string
    region_code: string
    batch_id: string
    round_id: string | null
    stage: CaseFacts['stage']
    objection_open: number
    /** The last answer, whether it counts or not: it counts when its version is the offer's current one. */
    decision: Choice | null
    decision_seq: number
    decision_version: number
    decided_at: number | null
    decision_channel: Channel | null
    contact_sealed: string | null
    contact_index: string | null
    contact_name_sealed: string | null
    stage_at: number | null
    stage_note: string | null
    opened_at: number | null
    last_seq: number
    last_hash: string
    created_at: number
  }
  /** Versions of the offer; the current one is the highest whose batch is released or that has no batch. */
  offer: {
    case_id: string
    version: number
    batch_id: string | null
    base_fen: number
    ratio_bp: number
    amount_fen: number
    layoff_bp: number
    headcount: number
    size: EnterpriseSize
    account_type: 'corporate' | 'premiumPayment'
    bank_name: string | null
    account_name: string | null
    account_sealed: string | null
    account_tail: string | null
    /** Keyed digest of the account, to see whether a list changes it. */
    account_index: string | null
    created_at: number
  }
  reading: {
    id: string
    case_id: string
    offer_version: number
    notice_version: string
    text_hash: string
    /** The session that opened it, or the person of the staff. */
    opened_by: string
    opened_at: number
    visible_ms: number
    running_since: number | null
    running_tab: string | null
    finished_at: number | null
    witness: 'self' | 'clerk'
    witness_means: 'readAloud' | 'signedPaper' | null
    /** The answer that it served. */
    spent_seq: number | null
  }
  draft: {
    case_id: string
    choice: Choice
    reason: string
    reading_id: string | null
    saved_at: number
  }
  decision: {
    case_id: string
    seq: number
    choice: Choice
    offer_version: number
    reading_id: string
    based_on_seq: number
    channel: Channel
    /** Session or person of the staff. */
    actor: string
    mobile_sealed: string | null
    device: string | null
    reason: string
    sheet_id: string
    decided_at: number
  }
  sheet: {
    id: string
    case_id: string
    seq: number
    /** Canonical JSON, the original. */
    document: string
    hash: string
    pdf_blob: string | null
    created_at: number
  }
  material: {
    id: string
    case_id: string
    name_sealed: string
    type: string
    bytes: number
    blob: string
    decision_seq: number | null
    created_at: number
    /** The reading at the window whose signed notice it is; null for a file of the firm's own. */
    reading_id: string | null
  }
  round: {
    id: string
    edition_id: EditionId
    region_code: string
    title: string
    state: RoundFacts['state']
    created_by: string
    created_at: number
    /** JSON of the batches whose cases it is for; null for every case of the region. */
    batch_ids: string | null
    /** The hour at which it is cut by itself; null until one is set, and where it is cut on release. */
    cut_due_at: number | null
    /** JSON of what its list came to when it was prepared. */
    prepared: string | null
    cut_at: number | null
    starts_on: string | null
    ends_on: string | null
    closed_at: number | null
    /** When its money began to be allocated; from then on it cannot be voided. */
    allocated_at: number | null
    /** JSON of what the list came to, recomputed after the cut. */
    published: string | null
    void_requested_by: string | null
    void_note: string | null
    voided_at: number | null
  }
  objection: {
    id: string
    round_id: string
    case_id: string | null
    unit_name: string
    kind: 'listed' | 'notListed'
    channel: 'window' | 'phone' | 'letter'
    text: string
    state: 'open' | 'dismissed' | 'upheld'
    finding: string | null
    recorded_by: string
    recorded_at: number
    decided_by: string | null
    decided_at: number | null
    /** `notUs`: the unit says that it did not submit the answer. */
    ground: 'notUs' | null
    /** What the finding did; overtaken: another act ended it. Null while it is open. */
    effect: ObjectionEffect | null
    /** The amount on the list; null where no listed unit is meant. */
    listed_fen: number | null
  }
  challenge: {
    id: string
    subject_kind: 'message' | 'case' | 'newPerson' | 'person' | 'opening' | 'unit' | 'administrator'
    subject_id: string
    mobile_index: string
    mobile_sealed: string
    code_hash: string
    key_id: string
    tries: number
    created_at: number
    expires_at: number
    used_at: number | null
  }
  session: {
    token_hash: string
    id: string
    /** What the phone's proof opens: offers sent to it, a person's own account, a unit's. */
    kind: SessionKind
    person_id: string | null
    unit_id: string | null
    /** The administrator or operator; null before the administrator has registered. */
    member_id: string | null
    /** Hash of what the browser keeps to be known again. */
    browser_hash: string | null
    mobile_index: string
    mobile_sealed: string
    device: string | null
    created_at: number
    seen_at: number
    ended_at: number | null
  }
  /** What one person prepared and another must release. */
  release: {
    id: string
    kind: ReleaseKind
    /** The batch, campaign, round or payment plan. */
    subject_id: string
    region_code: string
    edition_id: string
    /** What it is about, in words for whoever releases it. */
    summary: string
    prepared_by: string
    prepared_at: number
    state: 'waiting' | 'released' | 'refused' | 'withdrawn'
    decided_by: string | null
    decided_at: number | null
    note: string | null
  }
  limiter: { bucket: string; window_start: number; uses: number }
  idempotency: {
    subject: string
    key: string
    endpoint: string
    body_hash: string
    /** JSON of what was answered: success or lawful refusal. */
    outcome: string
    created_at: number
  }
  report: {
    id: string
    kind: 'notMyUnit' | 'rareCharacter'
    case_id: string
    mobile_sealed: string | null
    note: string
    created_at: number
    handled_at: number | null
    handled_by: string | null
    handled_note: string | null
  }
  stream_head: { stream: string; seq: number; hash: string }
  entry: {
    stream: string
    seq: number
    kind: string
    payload: string
    prev: string
    hash: string
    at: number
    seal_seq: number | null
    /** `staff:…` when a person of the staff caused it, so that it can be searched for; else null. */
    actor: string | null
  }
  entry_personal: { stream: string; seq: number; field: string; salt: string; ciphertext: string }
  seal: {
    seq: number
    prev: string
    root: string
    entries: number
    at: number
    hash: string
    signature: string
    key_id: string
  }
  job: {
    id: string
    dedupe_key: string
    kind: JobKind
    lane: JobLane
    payload: string
    due_at: number
    attempts: number
    lease_until: number | null
    done_at: number | null
    last_error: string | null
  }
  workday: { day: string; kind: 'workday' | 'holiday' }
  calendar_year: { year: number; loaded_by: string; loaded_at: number }
}

export type SessionKind = 'contact' | 'person' | 'unit'

/** Where jobs wait: messages never stand before codes, nor before anything else. */
export type JobLane = 'codes' | 'messages' | 'rest'

export type JobKind =
  | 'indexNames'
  | 'renderSheet'
  | 'sendCode'
  | 'sendMessage'
  | 'publishList'
  | 'cutRound'
  | 'tellChanges'
  | 'tellPublicity'
