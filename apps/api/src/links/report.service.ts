import { writeCaseEvent } from '../cases/case-chain.ts'
import { holdCase } from '../cases/case.queries.ts'
import { notFound } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { findReport } from './report.queries.ts'

export interface SettleReportInput {
  reportId: string
  note: string
  by: string
  at: number
  act: ActKey
}

/** Ticks a report off, once; what came of it stands in the chain of its case. */
export const settleReportCommand = defineCommand(
  'settleReport',
  (trx: Trx, input: SettleReportInput): Promise<ActOutcome<{ id: string }>> =>
    once(trx, input.act, async () => {
      const { reportId: id, note, by, at } = input
      const known = (await findReport(trx, id)) ?? notFound()
      const row = (await holdCase(trx, known.case_id)) ?? notFound()
      const settledNow = await trx
        .updateTable('report')
        .set({ handled_at: at, handled_by: by, handled_note: note })
        .where('id', '=', id)
        .where('handled_at', 'is', null)
        .executeTakeFirst()
      if (settledNow.numUpdatedRows === 0n) {
        return lawfulRefusal('STATE_REFUSES', { reason: '这一条已经处理过了。' })
      }
      await writeCaseEvent(trx, row, {
        kind: 'reportSettled',
        at,
        by,
        facts: { reportId: id, report: known.kind, note },
      })
      return { ok: true, value: { id } }
    }),
)
