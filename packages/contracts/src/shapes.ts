import { z } from 'zod'
import { batchStates } from './batches.ts'
import { releaseKinds } from './releases.ts'

/** Shapes that several endpoints share. Money in fen, ratios in basis points, instants in epoch ms. */
export const id = z.uuid()
export const instant = z.number().int().nonnegative()
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期请写成 2023-12-31 的样子')
export const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const basisPoints = z.number().int().min(0)
export const choice = z.enum(['ACCEPT', 'DECLINE'])
export const channel = z.enum(['link', 'portal', 'window'])
export const size = z.enum(['large', 'medium', 'small', 'micro'])
export const accountType = z.enum(['corporate', 'premiumPayment'])
export const caseNo = z.string().min(8).max(20)
export const reasonText = z.string().trim().max(500, '原因最多 500 个字')
export const caseState = z.enum([
  'offered',
  'accepted',
  'declined',
  'publicity',
  'objected',
  'allocated',
  'paying',
  'paid',
  'returned',
  'withdrawn',
  'lapsed',
])

/** Leading digits of regions: a province, a city or a county. */
export const regionDigits = z.string().regex(/^\d{2}(\d{2}){0,2}$/, '区划代码是 2、4 或 6 位数字')

export const usccText = z.string().trim().min(1, '请填写统一社会信用代码').max(40)
export const mobileText = z.string().trim().min(1, '请填写手机号').max(30)
export const idNumberText = z.string().trim().min(1, '请填写身份证号').max(40)
export const personNameText = z.string().trim().min(1, '请填写姓名').max(50, '姓名最多 50 个字')
export const unitNameText = z
  .string()
  .trim()
  .min(1, '请填写单位名称')
  .max(100, '单位名称最多 100 个字')
export const codeText = z.string().trim().min(1, '请填写验证码').max(200)
/** A solved puzzle, where one was asked for. */
export const proofText = z.string().max(4000).optional()
export const businessId = z.enum([
  'ordinaryRefund',
  'emergencyRefund',
  'premiumDeferralRegistration',
  'expansionSubsidy',
])
export const memberRole = z.enum(['administrator', 'operator'])
export const maintenanceChannel = z.enum(['hall', 'personalPortal'])

/** A code on its way: `challengeId` tells how its sending went; `mobile` is masked, null where it is not told. */
export const codeSent = z.object({
  challengeId: id,
  mobile: z.string().nullable(),
  expiresAt: instant,
  resendAt: instant,
})

export const quota = z.object({
  total: z.number().int(),
  perDay: z.number().int(),
  left: z.number().int(),
  leftToday: z.number().int(),
})

export const maintenance = z.object({
  id,
  uscc: z.string(),
  unitName: z.string(),
  mobile: z.string(),
  agentName: z.string(),
  channel: maintenanceChannel,
  state: z.enum(['pending', 'certified', 'rejected', 'withdrawn']),
  requestedAt: instant,
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
})

export const stepKey = z.enum(['person', 'maintenance', 'opening', 'administrator'])

/** One of the four steps; `why` says what a step waits for, or what came of it. */
export const registrationStep = z.object({
  key: stepKey,
  state: z.enum(['done', 'now', 'waiting', 'blocked']),
  why: z.string().nullable(),
})

export const businessView = z.object({
  id: businessId,
  name: z.string(),
  /** Done here, or why it is not: on the agency's portal, by certificate only, not given to this operator. */
  way: z.enum(['here', 'elsewhere', 'certificate', 'notGiven']),
  address: z.string(),
})

export const operator = z.object({
  id,
  name: z.string(),
  mobile: z.string(),
  state: z.enum(['invited', 'lapsed', 'active', 'withdrawn']),
  businesses: z.array(businessId),
  internalUnit: z.string().nullable(),
  expiresAt: instant.nullable(),
})

export const notice = z.object({
  title: z.string(),
  paragraphs: z.array(z.object({ heading: z.string(), text: z.string() })),
})

export const material = z.object({
  id,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
})

/** An answer as the firm sees it. `counts` is false once the offer changed after it. */
export const answer = z.object({
  choice,
  seq: z.number().int(),
  decidedAt: instant,
  channel,
  counts: z.boolean(),
  sheetId: id,
})

export const draft = z.object({
  choice,
  reason: z.string(),
  readingId: id.nullable(),
  savedAt: instant,
})

export const stateWords = z.object({
  state: caseState,
  words: z.string(),
  more: z.string().nullable(),
})

export const offerFigures = z.object({
  version: z.number().int(),
  baseFen: fen,
  ratioBp: basisPoints,
  amountFen: fen,
  layoffBp: basisPoints,
  layoffCeilingBp: basisPoints,
  headcount: z.number().int(),
  size,
  accountType,
  bankName: z.string().nullable(),
  accountName: z.string().nullable(),
  accountTail: z.string().nullable(),
})

export const offerSummary = z.object({
  id,
  caseNo,
  title: z.string(),
  unitName: z.string(),
  amountFen: fen,
  status: stateWords,
  answerable: z.boolean(),
  deadline: day,
  daysLeft: z.number().int(),
  draft: draft.nullable(),
  answer: answer.nullable(),
  /** An answer stands on record, but the offer has changed since: read and answer again. */
  changed: z.boolean(),
  policyYear: z.number().int(),
})

export const offerView = offerSummary.extend({
  agencyName: z.string(),
  hotline: z.string(),
  uscc: z.string(),
  contactMobile: z.string().nullable(),
  figures: offerFigures,
  minimumReadingMs: z.number().int(),
  noDecision: z.enum(['waived', 'payAnyway', 'manualCheck']),
  /** What comes of no answer, as one sentence of the edition. */
  noDecisionMeaning: z.string(),
  /** How long the public list stands, in words: 5 个工作日. */
  publicityLength: z.string(),
  /** What the agency changed since the answer on record; empty while that answer counts. */
  changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  /** How the edition computes the layoff rate, in words for the firm. */
  layoffFormula: z.string(),
  /** What the next answer must be based on: the last answer's number, 0 when there is none. */
  lastSeq: z.number().int(),
  materials: z.array(material),
  round: z.object({ id, startsOn: day, endsOn: day, closed: z.boolean() }).nullable(),
  /** Characters of the unit's name that ordinary fonts lack. */
  rareCharacters: z.array(z.string()),
})

export const timelineStep = z.object({
  key: z.enum(['assessed', 'offered', 'answered', 'publicity', 'allocated', 'paid']),
  state: z.enum(['done', 'current', 'todo', 'failed']),
  title: z.string(),
  at: instant.nullable(),
  who: z.string().nullable(),
  note: z.string().nullable(),
})

export const caseEventView = z.object({ at: instant, words: z.string(), who: z.string() })

export const caseView = z.object({
  offer: offerView,
  /** What the firm must do now, or that there is nothing to do. */
  todo: z.string(),
  timeline: z.array(timelineStep),
  history: z.array(caseEventView),
  sheets: z.array(z.object({ id, seq: z.number().int(), choice, decidedAt: instant })),
  refreshedAt: instant,
  overdue: z.string().nullable(),
})

export const finding = z.object({
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['error', 'notice']),
  value: z.string().nullable(),
  message: z.string(),
  todo: z.string(),
})

export const batch = z.object({
  id,
  editionId: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  state: z.enum(batchStates),
  units: z.number().int(),
  totalFen: fen,
  setAside: z.number().int(),
  createdBy: z.string(),
  createdAt: instant,
  linksSentAt: instant.nullable(),
})

/**
 * How a list compares with what stands: new units, unchanged, changed, of those with an answer that the
 * change reopens, refused after the cut-off.
 */
export const difference = z.object({
  added: z.number().int(),
  unchanged: z.number().int(),
  changed: z.number().int(),
  reopened: z.number().int().default(0),
  refused: z.number().int(),
  ineligible: z.number().int(),
})

export const staffCase = z.object({
  caseNo,
  unitName: z.string(),
  uscc: z.string(),
  regionCode: z.string(),
  amountFen: fen,
  status: stateWords,
  contactMobile: z.string().nullable(),
  answer: answer.nullable(),
})

/** What waits for a second person, or was decided by one. */
export const release = z.object({
  id,
  kind: z.enum(releaseKinds),
  subjectId: id,
  regionCode: z.string(),
  summary: z.string(),
  preparedBy: z.string(),
  preparedAt: instant,
  state: z.enum(['waiting', 'released', 'refused', 'withdrawn']),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  note: z.string().nullable(),
  /** Whether whoever asks may decide it: the role covers it, and somebody else prepared it. */
  mine: z.boolean(),
  /** Who else may decide it, by name: other people of the role whose region covers it. */
  mayRelease: z.array(z.string()),
})
