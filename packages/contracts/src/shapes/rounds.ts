import { z } from 'zod'
import { day, fen, id, instant } from '../shapes.ts'

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
