import { refuse } from '../../platform/app-error.ts'
import { defineBulkCommand, defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockExclusive, lockRow } from '../../platform/database/locks.ts'
import { prepareInserts } from '../../platform/database/rows.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import { addJob } from '../../platform/jobs.ts'
import { askRelease } from '../../staff/release.service.ts'
import { appendBatchEntry, batchRow } from './batch-record.ts'
import type { PreparedUnits } from './prepare-units.ts'

const insertUnits = prepareInserts('unit')
const insertCases = prepareInserts('unit_case')
const insertOffers = prepareInserts('offer')
const insertIneligible = prepareInserts('ineligible')
const insertReports = prepareInserts('report')

/** Opens a batch that nobody reads yet. */
export const openBatchCommand = defineCommand(
  'openBatch',
  async (trx: Trx, row: Schema['batch']) => {
    await trx.insertInto('batch').values(row).execute()
  },
)

/** Writes one chunk of a batch. Two imports of one unit at once: the second is told to try again. */
export const stageUnitsCommand = defineBulkCommand(
  'stageUnits',
  async (trx: Trx, input: PreparedUnits) => {
    const { units, cases, offers, ineligible, reports } = input
    await insertUnits(trx, units)
    await insertCases(trx, cases)
    await insertOffers(trx, offers)
    await insertIneligible(trx, ineligible)
    await insertReports(trx, reports)
  },
)

export interface SubmitInput {
  batchId: string
  releaseId: string
  /** In words for whoever releases it. */
  summary: string
  by: string
  at: number
  act: ActKey
}

/**
 * Puts a written batch before a second person. Throws STATE_REFUSES when a unit of it stands on another
 * list that waits: which of the two came last would depend on who is released first.
 */
export const submitBatchCommand = defineCommand(
  'submitBatch',
  (trx: Trx, input: SubmitInput): Promise<ActOutcome<{ batchId: string }>> =>
    once(trx, input.act, async () => {
      const { batchId, by, at } = input
      await lockRow(trx, 'batch', batchId)
      const batch = await batchRow(trx, batchId)
      await lockExclusive(trx, `edition:${batch.edition_id}`)
      await refuseOverlap(trx, batch)
      await trx
        .updateTable('batch')
        .set({ state: 'waiting' })
        .where('id', '=', batchId)
        .where('state', '=', 'staged')
        .execute()
      await askRelease(trx, {
        id: input.releaseId,
        kind: 'batch',
        subjectId: batchId,
        regionCode: batch.region_code,
        editionId: batch.edition_id,
        summary: input.summary,
        by,
        at,
      })
      // Nobody looks for a unit before its list is in force, and writing it later in order costs a third.
      await addJob(trx, {
        id: `${batchId}:names`,
        kind: 'indexNames',
        dedupeKey: `names:${batchId}`,
        payload: { batchId },
        dueAt: at,
      })
      await appendBatchEntry(trx, batch, { kind: 'listSubmitted', by, at })
      return { ok: true, value: { batchId } }
    }),
)

async function refuseOverlap(trx: Trx, batch: Schema['batch']): Promise<void> {
  const others = await trx
    .selectFrom('batch')
    .select(['id', 'file_name'])
    .where('state', '=', 'waiting')
    .where('edition_id', '=', batch.edition_id)
    .where('id', '!=', batch.id)
    .execute()
  for (const other of others) {
    const both = await trx
      .selectFrom('offer')
      .innerJoin('offer as listed', 'listed.case_id', 'offer.case_id')
      .select('offer.case_id')
      .where('offer.batch_id', '=', other.id)
      .where('listed.batch_id', '=', batch.id)
      .limit(1)
      .executeTakeFirst()
    if (both === undefined) continue
    refuse('STATE_REFUSES', {
      reason: `名单里有单位也在“${other.file_name}”里，那份名单正在等待复核。请等复核办完，再导入这一份。`,
    })
  }
}
