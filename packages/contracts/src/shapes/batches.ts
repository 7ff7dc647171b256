import { z } from 'zod'
import { checkStates, rowKinds } from '../batches.ts'
import { difference, fen, id, instant } from '../shapes.ts'

/** What a check came to. */
export const checkResult = z.object({
  sha256: z.string(),
  units: z.number().int(),
  totalFen: z.number().int(),
  errors: z.number().int(),
  notices: z.number().int(),
  /** Columns in which something was found. */
  columns: z.array(z.string()),
  difference,
  knownBatchId: z.string().nullable(),
  /** The known list still waits for a second person. */
  knownWaits: z.boolean(),
})

/** A list on its way: sent, read, compared, put before a second person. */
export const listCheck = z.object({
  id,
  fileName: z.string(),
  editionId: z.string(),
  bytes: z.number().int(),
  state: z.enum([...checkStates, 'lost']),
  rowsRead: z.number().int(),
  /** 0 until the reader has come to the end. */
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  refusal: z.string().nullable(),
  result: checkResult.nullable(),
  batchId: z.string().nullable(),
  createdAt: instant,
})

/** One row of a list that differs from what stands. */
export const listedRow = z.object({
  row: z.number().int(),
  uscc: z.string(),
  unitName: z.string(),
  kind: z.enum(rowKinds),
  amountFen: fen.nullable(),
  /** What stands now; null for a unit that has no offer. */
  wasFen: fen.nullable(),
  /** Why a unit is not eligible. */
  reason: z.string().nullable(),
})

/** A page of the differing rows. */
export const rowsQuery = z.object({
  kind: z.enum(rowKinds).optional(),
  /** Part of a name or a code. */
  search: z.string().trim().max(50).optional(),
  after: z.coerce.number().int().min(0).default(0),
})
export const rowsPage = z.object({
  rows: z.array(listedRow),
  total: z.number().int(),
  next: z.string().nullable(),
})
