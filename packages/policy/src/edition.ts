import type { Rounding, UsccKind } from '@wengang/identifiers'
import type { EnterpriseSize } from './enterprise-size.ts'
import type { ProgressOccasion } from './progress-messages.ts'

/**
 * One year of one programme in one jurisdiction, as its documents state it. Whatever differs by
 * place or year stands here, so that the next year is a new file beside the others.
 * Money is in fen, ratios in basis points, days are 'YYYY-MM-DD' in Asia/Shanghai.
 */
export interface Edition {
  /** The key of the registry in `editions.ts`. */
  id: string
  programme: 'jobRetentionRefund'
  policyYear: number
  /** As people name it on screens and in messages: 2023年度稳岗返还. */
  title: string
  /** The heading of the archived confirmation sheet (政策确认单). */
  sheetTitle: string
  jurisdiction: Jurisdiction
  documents: readonly PolicyDocument[]
  mode: 'proactive' | 'ownApplication' | 'both'
  ratiosBp: Readonly<Record<EnterpriseSize, number>>
  rounding: Rounding
  layoff: LayoffRule
  /** Months of full premium payment that the programme asks for. */
  minimumPaidMonths: number
  /** Kinds of unit that never take part; the code of a unit only hints at its kind. */
  excludedUnitKinds: readonly ExcludedUnitKind[]
  /** Further causes for which the agency leaves a unit out; it checks them, this program does not. */
  exclusions: readonly Exclusion[]
  /** All versions ever shown, oldest first; the last one is in force. */
  notices: readonly [NoticeTemplate, ...NoticeTemplate[]]
  attachments: AttachmentRule
  stages: readonly Stage[]
  /** The last day named for an answer. It refuses nothing; only the cut-off does. */
  answerDeadline: string
  /** Whether a firm may answer again until the publicity starts (S2-23). */
  answersMayRepeat: boolean
  noDecision: NoDecisionRule
  publicity: PublicityRule
  accountCorrectionBy: 'window' | 'portal'
  /** Of what firms are told by a message of their own (S3-06); everything else they find in their case. */
  progressMessages: Readonly<Record<ProgressOccasion, boolean>>
  /** The first one holds where a list names no kind. */
  accountKinds: readonly [AccountKind, ...AccountKind[]]
  /** Days an office has announced for a coming stage; nothing is ever estimated. */
  nextStepDates: Readonly<Partial<Record<StageId, AnnouncedDay>>>
}

export interface Jurisdiction {
  name: string
  /** The leading digits of the GB/T 2260 codes it covers. */
  regionPrefix: string
  agencyName: string
  hotline: string
}

export interface PolicyDocument {
  number: string
  /** null where only the number is known. */
  title: string | null
}

export interface LayoffRule {
  /** How the rate is computed, in words for the firm. */
  formula: string
  ceilingBp: number
  /** A higher ceiling for units with few insured persons; `maxHeadcount` itself is included. */
  smallUnit: { maxHeadcount: number; ceilingBp: number }
}

export interface ExcludedUnitKind {
  kind: UsccKind
  words: string
}

export interface Exclusion {
  id: string
  words: string
}

/** What a paragraph may name; each stands in the template as `{name}`. */
export type NoticeField =
  'unitName' | 'base' | 'layoffRate' | 'ratio' | 'amount' | 'account' | 'deadline' | 'noDecision'

export interface NoticeParagraph {
  heading: string
  text: string
}

/**
 * A text once shown is never edited: a correction is a new version. Fields stand in it as
 * `{name}`; `notice.ts` knows their names.
 */
export interface NoticeTemplate {
  version: string
  title: string
  paragraphs: readonly NoticeParagraph[]
  /** The sentence for `{account}`, with the account complete and with parts of it missing. */
  account: { complete: string; incomplete: string }
  /** What a person must have been shown the text for, in ms (S2-18). */
  minimumReadingMs: number
}

export interface AttachmentRule {
  required: readonly string[]
  optionalAllowed: boolean
}

export type StageId = 'assessment' | 'confirmation' | 'publicity' | 'allocation' | 'payment'

/** Who acts in a stage: the firm itself, or an office's handler or finance desk. */
export type StageRole = 'unit' | 'handler' | 'finance'

export type ServicePromise =
  { kind: 'instant' } | { kind: 'within'; length: number; unit: 'workday' | 'day' }

export interface Stage {
  id: StageId
  words: string
  role: StageRole
  /** null where no document promises anything. */
  promise: ServicePromise | null
}

export interface NoDecisionRule {
  policy: 'waived' | 'payAnyway' | 'manualCheck'
  /** Whether a case that lapsed may still be answered. */
  answerableAfter: boolean
}

export interface PublicityRule {
  length: number
  unit: 'workday' | 'day'
  /** `dayAfter`: the day of publication is not counted. */
  countsFrom: 'dayAfter' | 'startDay'
  /** Hour of the day at which the cut-off happens by itself; null when a person makes it. */
  cutAt: number | null
  /** Whether units are checked against 严重违法失信 before a round is closed; `warn` only says when not. */
  creditCheck: 'none' | 'warn' | 'required'
}

export interface AccountKind {
  id: 'corporate' | 'premiumPayment'
  /** As an assessed list writes it in the column 账户类型. */
  words: string
  nameEqualsUnit: boolean
}

export interface AnnouncedDay {
  day: string
  setBy: string
}
