import { z } from 'zod'
import { accountType, basisPoints, channel, choice, fen, id, instant, size } from './shapes.ts'

const words = z.string().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** The offer that was answered. Of an account only the last digits stand on a sheet. */
const offer = z.strictObject({
  version: z.int().min(1),
  baseFen: fen,
  ratioBp: basisPoints,
  amountFen: fen,
  layoffBp: basisPoints,
  size,
  headcount: z.int().min(0),
  accountName: words.nullable(),
  accountTail: z
    .string()
    .regex(/^\d{1,4}$/)
    .nullable(),
  bankName: words.nullable(),
  accountType,
})

const notice = z.strictObject({
  version: words,
  textHash: sha256,
  title: words,
  paragraphs: z.array(z.strictObject({ heading: z.string(), text: words })).min(1),
})

const reading = z
  .strictObject({
    openedAt: instant,
    finishedAt: instant,
    visibleMs: z.int().min(0),
    witness: z.enum(['self', 'clerk']),
    witnessMeans: z.enum(['readAloud', 'signedPaper']).nullable(),
  })
  .refine((read) => read.openedAt <= read.finishedAt, {
    error: 'a reading ends after it began',
    path: ['finishedAt'],
  })
  .refine((read) => (read.witness === 'clerk') === (read.witnessMeans !== null), {
    error: 'a clerk names the means of witness, and nobody else does',
    path: ['witnessMeans'],
  })

/** The entry of the hash chain that holds the answer, and the signed head known by then. */
const chain = z.strictObject({
  stream: words,
  seq: z.int().min(0),
  hash: sha256,
  sealHead: words.nullable(),
})

/**
 * The content of a 政策确认单 (S2-20, S2-24, S2-B): what one answer said, what it was based on and
 * how it came about. Its canonical JSON is the original; page and PDF only show it. Amounts in fen,
 * ratios in basis points, instants and durations in milliseconds. Unknown fields are refused, so
 * that nothing is archived that no sheet shows.
 */
export const sheetDocument = z
  .strictObject({
    format: z.literal('wengang.sheet/1'),
    sheetId: id,
    caseNo: words,
    editionId: words,
    policyYear: z.int().min(2000).max(2999),
    title: words,
    agencyName: words,
    unit: z.strictObject({ name: words, uscc: words, unitNo: words.nullable() }),
    choice,
    decidedAt: instant,
    /** This is the n-th answer of the case, over all channels (S2-23). */
    sequence: z.int().min(1),
    /** The last answer that the person had seen, null when there was none. */
    basedOnSequence: z.int().min(1).nullable(),
    offer,
    notice,
    reading,
    channel,
    mobileMasked: words.nullable(),
    device: words.nullable(),
    clerkName: words.nullable(),
    reason: words.nullable(),
    chain,
    verifyUrl: z.url({ protocol: /^https?$/ }),
  })
  .refine((sheet) => sheet.basedOnSequence === null || sheet.basedOnSequence < sheet.sequence, {
    error: 'an answer is based on an earlier one',
    path: ['basedOnSequence'],
  })
  .refine((sheet) => (sheet.channel === 'window') === (sheet.clerkName !== null), {
    error: 'an answer at the window names its clerk, and no other does',
    path: ['clerkName'],
  })

export type SheetDocument = z.infer<typeof sheetDocument>
