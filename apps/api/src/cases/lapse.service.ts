import { formatDate, getEdition, shanghaiDay } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, batchStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import { factsOf, holdCase, selectCases } from './case.queries.ts'
import { moveCase } from './move-case.ts'

const stepSize = 100

export interface Lapsing {
  lapsed: number
  after: string
}

export const lapsingStart: Lapsing = { lapsed: 0, after: '' }

/** Lapses the unanswered of a batch once the answer deadline has passed, some cases a step. */
export const lapseCommand = defineCommand(
  'lapseOffers',
  (
    trx: Trx,
    { batchId, by, act }: { batchId: string; by: string; act: ActKey },
  ): Promise<Advanced<{ [key: string]: string | number } & Lapsing, { lapsed: number }>> =>
    advance(trx, act, { ...lapsingStart }, async (progress, at) => {
      if (progress.after === '') await checkBatch(trx, batchId, at)
      const rows = await selectCases(trx)
        .where('unit_case.batch_id', '=', batchId)
        .where('unit_case.id', '>', progress.after)
        .orderBy('unit_case.id')
        .limit(stepSize)
        .execute()
      let { lapsed } = progress
      for (const seen of rows) {
        if (seen.stage !== 'open' || factsOf(seen).decision !== null) continue
        const row = await holdCase(trx, seen.id)
        if (row === undefined) continue
        const note = { at, by, facts: { batchId } }
        if ((await moveCase(trx, row, { kind: 'lapse' }, note)).ok) lapsed += 1
      }
      const last = rows.at(-1)
      if (last !== undefined && rows.length === stepSize) {
        return { progress: { lapsed, after: last.id } }
      }
      const entry = { kind: 'offersLapsed', at, by, facts: { lapsed } }
      await appendToStream(trx, batchStream(batchId), entry)
      return { value: { lapsed } }
    }),
)

async function checkBatch(trx: Trx, batchId: string, at: number): Promise<void> {
  const batch: Schema['batch'] =
    (await trx.selectFrom('batch').selectAll().where('id', '=', batchId).executeTakeFirst()) ??
    notFound()
  if (batch.state !== 'released') {
    refuse('STATE_REFUSES', { reason: '这份名单没有生效或已经撤销。' })
  }
  const { answerDeadline } = getEdition(batch.edition_id)
  if (shanghaiDay(at) > answerDeadline) return
  refuse('STATE_REFUSES', {
    reason: `确认截止日是 ${formatDate(answerDeadline)}，过后才能办理到期未确认。`,
  })
}
