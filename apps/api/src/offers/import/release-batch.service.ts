import { getEdition, step } from '@wengang/policy'
import { factsOf, roundOf, selectCases } from '../../cases/case.queries.ts'
import { refuse } from '../../platform/app-error.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockCasesOfBatch, lockExclusive, lockRow } from '../../platform/database/locks.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import { addJob } from '../../platform/jobs.ts'
import { settleRelease } from '../../staff/release.service.ts'
import { appendBatchEntry, batchRow } from './batch-record.ts'

/** Cases looked at in one query. */
const chunkSize = 500

export interface ReleaseInput {
  batchId: string
  by: string
  at: number
  act: ActKey
  jobId: string
}

/**
 * Makes a batch visible by flipping its state, in one commit, by another person than who prepared it.
 * `late` is how many changes fell away because a cut-off came in between. Throws STATE_REFUSES when an
 * offer was changed otherwise since the list was compared: neither change may hide the other.
 */
export const releaseBatchCommand = defineCommand(
  'releaseBatch',
  (trx: Trx, input: ReleaseInput): Promise<ActOutcome<{ batchId: string; late: number }>> =>
    once(trx, input.act, async () => {
      const { batchId, by, at } = input
      await lockRow(trx, 'batch', batchId)
      const batch = await batchRow(trx, batchId)
      await lockExclusive(trx, `edition:${batch.edition_id}`)
      await lockCasesOfBatch(trx, batchId, 'changed')
      await settleRelease(trx, {
        kind: 'batch',
        subjectId: batchId,
        decision: 'released',
        note: null,
        by,
        at,
      })
      const late = await dropLateChanges(trx, batchId)
      await adoptCases(trx, batchId)
      await trx
        .updateTable('batch')
        .set({ state: 'released', released_at: at })
        .where('id', '=', batchId)
        .execute()
      await appendBatchEntry(trx, batch, { kind: 'listImported', by, at, facts: { late } })
      await addJob(trx, {
        id: input.jobId,
        kind: 'tellChanges',
        dedupeKey: `changes:${batchId}`,
        payload: { batchId },
        dueAt: at,
      })
      return { ok: true, value: { batchId, late } }
    }),
)

/** Takes out changes of cases that a cut-off has closed meanwhile; answers how many. */
async function dropLateChanges(trx: Trx, batchId: string): Promise<number> {
  let late = 0
  let overtaken = 0
  for (let after = ''; ;) {
    const staged = await changedOffers(trx, batchId, after)
    const last = staged.at(-1)
    if (last === undefined) break
    after = last.case_id
    const versions = new Map(staged.map((row) => [row.case_id, row.version]))
    const closed: string[] = []
    const standing = selectCases(trx).where('unit_case.id', 'in', [...versions.keys()])
    for (const row of await standing.execute()) {
      const edition = getEdition(row.edition_id)
      const open = step(factsOf(row), roundOf(row), { kind: 'changeOffer' }, edition).ok
      if (!open) closed.push(row.id)
      else if (row.version > (versions.get(row.id) ?? row.version)) overtaken += 1
    }
    late += closed.length
    if (closed.length === 0) continue
    await trx
      .deleteFrom('offer')
      .where('case_id', 'in', closed)
      .where('batch_id', '=', batchId)
      .execute()
  }
  if (overtaken > 0) {
    const reason = `提交以后，名单里有 ${overtaken} 家单位的款项另有更改（如更正了收款账户）。请退回，重新检查名单后再提交。`
    refuse('STATE_REFUSES', { reason })
  }
  return late
}

/** A page of the offers of a batch that are not the first of their case. */
function changedOffers(trx: Trx, batchId: string, after: string) {
  return trx
    .selectFrom('offer')
    .select(['case_id', 'version'])
    .where('batch_id', '=', batchId)
    .where('version', '>', 1)
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(chunkSize)
    .execute()
}

/** Cases left by a batch that was never in force or is not any more belong to the batch that lists them again. */
async function adoptCases(trx: Trx, batchId: string): Promise<void> {
  await trx
    .updateTable('unit_case')
    .set({ batch_id: batchId })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('offer')
        .select('offer.case_id')
        .where('offer.batch_id', '=', batchId)
        .where('offer.version', '>', 1),
    )
    .where('batch_id', 'in', (eb) =>
      eb.selectFrom('batch').select('batch.id').where('batch.state', '!=', 'released'),
    )
    .execute()
}

/** Gives a batch back, by a second person, or takes it back, by whoever prepared it. Nothing of it is read. */
export const stopBatchCommand = defineCommand(
  'stopBatch',
  (
    trx: Trx,
    input: {
      batchId: string
      decision: 'refused' | 'withdrawn'
      note: string | null
      by: string
      at: number
      act: ActKey
    },
  ): Promise<ActOutcome<{ batchId: string }>> =>
    once(trx, input.act, async () => {
      const { batchId, decision, note, by, at } = input
      await lockRow(trx, 'batch', batchId)
      await settleRelease(trx, { kind: 'batch', subjectId: batchId, decision, note, by, at })
      await trx.updateTable('batch').set({ state: decision }).where('id', '=', batchId).execute()
      const kind = decision === 'refused' ? 'listRefused' : 'listWithdrawn'
      const facts = note === null ? {} : { note }
      await appendBatchEntry(trx, await batchRow(trx, batchId), { kind, by, at, facts })
      return { ok: true, value: { batchId } }
    }),
)
