import { refuse } from '../../platform/app-error.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Db, Trx } from '../../platform/database/dialects.ts'
import { lockCasesOfBatch, lockExclusive, lockRow } from '../../platform/database/locks.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { appendToStream, batchStream } from '../../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../../platform/idempotency.ts'
import { batchRow } from './batch-record.ts'

/** Takes an import back, only until links were sent, a firm answered what it offers, or a publicity began. */
export const undoBatchCommand = defineCommand(
  'undoBatch',
  (
    trx: Trx,
    input: { batchId: string; by: string; reason: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ batchId: string }>> =>
    once(trx, input.act, async () => {
      await lockRow(trx, 'batch', input.batchId)
      const batch = await batchRow(trx, input.batchId)
      // No cut-off and no answer between the look and the flip.
      await lockExclusive(trx, `edition:${batch.edition_id}`)
      await lockCasesOfBatch(trx, input.batchId, 'all')
      const reason = await whyNotUndo(trx, batch)
      if (reason !== null) return refuse('STATE_REFUSES', { reason })
      await trx
        .updateTable('batch')
        .set({ state: 'undone' })
        .where('id', '=', input.batchId)
        .execute()
      await appendToStream(trx, batchStream(input.batchId), {
        kind: 'importUndone',
        at: input.at,
        by: input.by,
        facts: { reason: input.reason },
      })
      return { ok: true, value: { batchId: input.batchId } }
    }),
)

/** Why a list can not be taken out of force now; null where it can. */
export async function whyNotUndo(trx: Db | Trx, batch: Schema['batch']): Promise<string | null> {
  if (batch.state === 'waiting') return '这份名单还没有生效，请退回或收回。'
  if (batch.state !== 'released') return '这份名单没有生效或已经撤销。'
  if (batch.links_sent_at !== null) return '这份名单的短信已经发出，不能再撤销。'
  if (await isAnswered(trx, batch.id)) return '已有单位答复了这份名单，不能再撤销。'
  // Without this version an earlier answer would count again, on a list that was published without it.
  if (await isPublished(trx, batch.id)) return '名单里的单位已经过了公示开始，不能再撤销。'
  return null
}

async function isAnswered(trx: Db | Trx, batchId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('offer')
    .innerJoin('decision', (join) =>
      join
        .onRef('decision.case_id', '=', 'offer.case_id')
        .onRef('decision.offer_version', '=', 'offer.version'),
    )
    .select('offer.case_id')
    .where('offer.batch_id', '=', batchId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function isPublished(trx: Db | Trx, batchId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('offer')
    .innerJoin('unit_case', 'unit_case.id', 'offer.case_id')
    .innerJoin('round', 'round.id', 'unit_case.round_id')
    .select('offer.case_id')
    .where('offer.batch_id', '=', batchId)
    .where('round.state', 'in', ['publicity', 'closed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
