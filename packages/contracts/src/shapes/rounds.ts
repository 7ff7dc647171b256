import { z } from 'zod'
import { caseNo, day, fen, id, instant, regionDigits } from '../shapes.ts'

/** Shapes of publicity rounds. Money in fen, instants in epoch ms. */
export const roundStates = [
  'waiting',
  'scheduled',
  'publicity',
  'closed',
  'void',
  'dropped',
] as const

export const round = z.object({
  id,
  title: z.string(),
  editionId: z.string(),
  regionCode: z.string(),
  /** waiting: for a second person; scheduled: released, for its hour; dropped: never published. */
  state: z.enum(roundStates),
  /** The batches it is for; none named is every case of the region. */
  batchIds: z.array(id),
  preparedBy: z.string(),
  preparedAt: instant,
  /** The hour at which it is cut by itself; null where it is cut on release. */
  cutDueAt: instant.nullable(),
  cutAt: instant.nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** Of the list; before the cut, as it stood when the round was prepared. */
  accepted: z.number().int(),
  declined: z.number().int(),
  totalFen: fen,
  voidRequestedBy: z.string().nullable(),
  /** Why it was voided, or never published. */
  voidNote: z.string().nullable(),
  allocatedAt: instant.nullable(),
})

/** Units by their answer. */
export const unitSum = z.object({ units: z.number().int(), fen })
export const roundFigures = z.object({
  accepted: unitSum,
  declined: unitSum,
  unanswered: unitSum,
})

/** Why something is stopped; the next person reads it. */
export const stopNote = z.string().trim().min(1, '请写明原因').max(300)

/** A list of 严重违法失信 beside a round, with what applying it would take out. */
export const creditCheck = z.object({
  id,
  fileName: z.string(),
  sha256: z.string(),
  rows: z.number().int(),
  /** Rows without a right code whose name no listed unit has: nothing to decide. */
  unknownNames: z.number().int(),
  uploadedBy: z.string(),
  uploadedAt: instant,
  appliedBy: z.string().nullable(),
  appliedAt: instant.nullable(),
  /** What is still to be taken out: units matched by code, and by name where a person confirmed it. */
  effect: unitSum,
  lines: z.array(
    z.object({
      row: z.number().int(),
      caseId: id,
      uscc: z.string().nullable(),
      name: z.string(),
      state: z.enum(['matched', 'open', 'confirmed', 'rejected', 'applied', 'kept']),
      caseNo: z.string(),
      unitName: z.string(),
      unitUscc: z.string(),
      amountFen: fen,
    }),
  ),
})

/** Which cases a round is for, as an address says it. */
export const placeQuery = z.object({
  editionId: z.string().default('henan-refund-2023'),
  regionCode: regionDigits,
  /** Ids with commas between them. */
  batchIds: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(100))
    .optional(),
})

/** One unit of a round, or of what a round would take. */
export const roundUnit = z.object({
  caseNo,
  unitName: z.string(),
  uscc: z.string(),
  regionCode: z.string(),
  amountFen: fen,
})
