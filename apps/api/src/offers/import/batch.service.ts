import { getEdition, step } from '@wengang/policy'
import { factsOf, roundOf, selectCases } from '../../cases/case.queries.ts'
import { refuse } from '../../platform/app-error.ts'
import type { Json } from '../../platform/canonical-json.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockCasesOfBatch, lockExclusive, lockRow } from '../../platform/database/locks.ts'
import { prepareInserts } from '../../platform/database/rows.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { appendToStream, batchStream } from '../../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import { addJob } from '../../platform/jobs.ts'
import type { PreparedUnits } from './prepare-units.ts'

/** Cases looked at in one query. */
const chunkSize = 500

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
export const stageUnitsCommand = defineCommand(
  'stageUnits',
  async (trx: Trx, input: PreparedUnits) => {
    const { units, cases, offers, ineligible, reports } = input
    await insertUnits(trx, units)
    await insertCases(trx, cases)
    await insertOffers(trx, offers)
    await insertIneligible(trx, ineligible)
    await insertReports(trx, reports)
    await adoptCases(trx, offers)
  },
)

/** Cases left by a batch that was never released or was undone belong to the batch that lists them again. */
async function adoptCases(trx: Trx, offers: readonly Schema['offer'][]): Promise<void> {
  const again = offers.filter((offer) => offer.version > 1)
  const [first] = again
  if (first === undefined || first.batch_id === null) return
  await trx
    .updateTable('unit_case')
    .set({ batch_id: first.batch_id })
    .where(
      'id',
      'in',
      again.map((offer) => offer.case_id),
    )
    .where('batch_id', 'in', (eb) =>
      eb.selectFrom('batch').select('batch.id').where('batch.state', '!=', 'released'),
    )
    .execute()
}

export interface ReleaseInput {
  batchId: string
  by: string
  at: number
  act: ActKey
  /** Cases that this batch changes; looked at again, since a cut-off may have come in between. */
  changedCaseIds: string[]
  jobId: string
}

/** Makes a batch visible by flipping its state, in one commit. */
export const releaseBatchCommand = defineCommand(
  'releaseBatch',
  (trx: Trx, input: ReleaseInput): Promise<ActOutcome<{ batchId: string; late: number }>> =>
    once(trx, input.act, async () => {
      await lockRow(trx, 'batch', input.batchId)
      const batch = await batchRow(trx, input.batchId)
      await lockExclusive(trx, `edition:${batch.edition_id}`)
      await lockCasesOfBatch(trx, input.batchId, 'changed')
      const late = await dropLateChanges(trx, input)
      await trx
        .updateTable('batch')
        .set({ state: 'released', released_at: input.at })
        .where('id', '=', input.batchId)
        .where('state', '=', 'staged')
        .execute()
      await appendToStream(trx, batchStream(input.batchId), {
        kind: 'listImported',
        at: input.at,
        by: input.by,
        facts: {
          fileName: batch.file_name,
          sha256: batch.sha256,
          units: batch.units,
          totalFen: batch.total_fen,
          setAside: batch.set_aside,
          difference: JSON.parse(batch.difference) as Json,
          late,
        },
      })
      await addJob(trx, {
        id: input.jobId,
        kind: 'tellChanges',
        dedupeKey: `changes:${input.batchId}`,
        payload: { batchId: input.batchId },
        dueAt: input.at,
      })
      return { ok: true, value: { batchId: input.batchId, late } }
    }),
)

/**
 * Takes out changes of cases that a cut-off has closed meanwhile; answers how many. Throws BUSY when a case
 * has got another version since the list was compared: it would stand above this one and hide it.
 */
async function dropLateChanges(
  trx: Trx,
  { batchId, changedCaseIds }: ReleaseInput,
): Promise<number> {
  let late = 0
  for (let from = 0; from < changedCaseIds.length; from += chunkSize) {
    const ids = changedCaseIds.slice(from, from + chunkSize)
    const staged = await stagedVersions(trx, batchId, ids)
    const closed: string[] = []
    for (const row of await selectCases(trx).where('unit_case.id', 'in', ids).execute()) {
      const edition = getEdition(row.edition_id)
      const open = step(factsOf(row), roundOf(row), { kind: 'changeOffer' }, edition).ok
      if (!open) closed.push(row.id)
      else if (row.version > (staged.get(row.id) ?? row.version)) refuse('BUSY', {})
    }
    late += closed.length
    if (closed.length === 0) continue
    await trx
      .deleteFrom('offer')
      .where('case_id', 'in', closed)
      .where('batch_id', '=', batchId)
      .execute()
  }
  return late
}

async function stagedVersions(
  trx: Trx,
  batchId: string,
  caseIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('offer')
    .select(['case_id', 'version'])
    .where('batch_id', '=', batchId)
    .where('case_id', 'in', caseIds)
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.version]))
}

/** One batch, which must be there. */
export function batchRow(trx: Trx, batchId: string): Promise<Schema['batch']> {
  return trx.selectFrom('batch').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow()
}
