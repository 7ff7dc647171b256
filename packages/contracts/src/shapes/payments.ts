import { z } from 'zod'
import {
  type LeftOutReason,
  leftOutWords,
  type PaymentLineState,
  paymentLineStates,
  type PaymentPlanState,
  type PaymentResultState,
  paymentPlanStates,
  paymentResultStates,
} from '../payment-states.ts'
import { accountType, fen, id, instant } from '../shapes.ts'

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.keys(words) as [Key, ...Key[]]

export const planState = z.enum(keysOf<PaymentPlanState>(paymentPlanStates))
export const lineState = z.enum(keysOf<PaymentLineState>(paymentLineStates))

/** How many lines, and what they come to in fen. */
export const linesSum = z.object({ lines: z.number().int(), totalFen: fen })

/** A payment plan; what was dropped from it is counted nowhere. */
export const paymentPlan = z.object({
  id,
  roundId: id,
  roundTitle: z.string(),
  regionCode: z.string(),
  state: planState,
  lines: z.number().int(),
  totalFen: fen,
  preparedBy: z.string(),
  preparedAt: instant,
  releasedBy: z.string().nullable(),
  releasedAt: instant.nullable(),
  fileAt: instant.nullable(),
  reconciledAt: instant.nullable(),
  paid: linesSum,
  returned: linesSum,
  /** Without a word of the bank yet. */
  open: linesSum,
})

export const paymentLine = z.object({
  paymentId: id,
  caseNo: z.string(),
  unitName: z.string(),
  regionCode: z.string(),
  amountFen: fen,
  accountType,
  bankName: z.string(),
  accountName: z.string(),
  accountTail: z.string(),
  state: lineState,
  resultAt: instant.nullable(),
  note: z.string().nullable(),
})

/** Cases of a round that a plan leaves out; at most 200 of them are named. */
export const leftOut = z.object({
  count: z.number().int(),
  cases: z.array(
    z.object({
      caseNo: z.string(),
      unitName: z.string(),
      reason: z.enum(keysOf<LeftOutReason>(leftOutWords)),
    }),
  ),
})

/** A file of results as it came back: what it tells, or why nothing of it was recorded. */
export const paymentResult = z.object({
  id,
  fileName: z.string(),
  sha256: z.string(),
  state: z.enum(keysOf<PaymentResultState>(paymentResultStates)),
  paid: linesSum,
  returned: linesSum,
  open: z.number().int(),
  /** The first of them; rows count from 1, null is the file as a whole. */
  findings: z.array(z.object({ row: z.number().int().nullable(), message: z.string() })),
  findingCount: z.number().int(),
  /** Lines that are not as they went out, or contradict what is on record. */
  differing: z.number().int(),
  uploadedBy: z.string(),
  uploadedAt: instant,
})

/** A corrected account that waits for a second person; the number itself is not shown but typed again. */
export const accountCheck = z.object({
  id,
  caseNo: z.string(),
  unitName: z.string(),
  regionCode: z.string(),
  amountFen: fen,
  accountType,
  bankName: z.string(),
  accountName: z.string(),
  accountTail: z.string(),
  reason: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
  /** Whether whoever asks may check it: somebody else typed it. */
  mine: z.boolean(),
})

/** A round whose money was allocated, and how far its money has come. */
export const roundToPay = z.object({
  roundId: id,
  title: z.string(),
  regionCode: z.string(),
  allocatedAt: instant,
  published: linesSum,
  planned: linesSum,
  ordered: linesSum,
  paid: linesSum,
  returned: linesSum,
})

/** What a round published beside what its lines come to now. */
export const roundTotals = z.object({
  published: linesSum,
  /** The public list, added up again line by line. */
  listed: linesSum,
  /** On the list, withdrawn after the cut-off. */
  withdrawn: linesSum,
  /** On the list, corrected by a finding since: read and answered again outside this round. */
  corrected: linesSum,
  /** Not allocated: an objection is open, or it came in after the allocation. */
  held: linesSum,
  allocated: linesSum,
  /** Put on its way, what was paid included. */
  ordered: linesSum,
  paid: linesSum,
  returned: linesSum,
})

/** One month of figures; days from the answer to the money, null where nothing was paid. */
export const monthFigures = z.object({
  month: z.string(),
  offers: z.number().int(),
  answers: z.number().int(),
  paid: linesSum,
  returned: z.number().int(),
  medianDays: z.number().int().nullable(),
  p90Days: z.number().int().nullable(),
})
