import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, batchStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { finishLongAct } from '../platform/long-act.ts'
import { factsOf, holdCase, selectCases } from './case.queries.ts'
import { moveCase } from './move-case.ts'

const stepSize = 100

interface LapseStepInput {
  batchId: string
  after: string
  by: string
  at: number
}

/** Lapses the unanswered among the next cases of a batch; counts those that this act has lapsed before. */
export const lapseStep = defineCommand(
  'lapseStep',
  async (
    trx: Trx,
    { batchId, after, by, at }: LapseStepInput,
  ): Promise<{ lapsed: number; last: string | null }> => {
    const rows = await selectCases(trx)
      .where('unit_case.batch_id', '=', batchId)
      .where('unit_case.id', '>', after)
      .orderBy('unit_case.id')
      .limit(stepSize)
      .execute()
    let lapsed = 0
    for (const seen of rows) {
      if (seen.stage === 'lapsed' && seen.stage_at === at) lapsed += 1
      if (seen.stage !== 'open' || factsOf(seen).decision !== null) continue
      const row = await holdCase(trx, seen.id)
      if (row === undefined) continue
      const moved = await moveCase(trx, row, { kind: 'lapse' }, { at, by, facts: { batchId } })
      if (moved.ok) lapsed += 1
    }
    return { lapsed, last: rows.length < stepSize ? null : (rows.at(-1)?.id ?? null) }
  },
)

/** Ends the act in the chain of the batch. */
export const finishLapse = defineCommand(
  'finishLapse',
  async (
    trx: Trx,
    input: { batchId: string; lapsed: number; by: string; at: number; act: ActKey },
  ): Promise<void> => {
    const { batchId, lapsed, by, at } = input
    if (!(await finishLongAct(trx, input.act, { ok: true, value: { lapsed } }))) return
    await appendToStream(trx, batchStream(batchId), {
      kind: 'offersLapsed',
      at,
      by,
      facts: { lapsed },
    })
  },
)
