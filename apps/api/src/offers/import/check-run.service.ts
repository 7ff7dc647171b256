import type { CheckResult } from '@wengang/contracts'
import { lawfulRefusal, once } from '../../platform/idempotency.ts'
import type { ActKey, ActOutcome } from '../../platform/idempotency.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import type { ListProgress } from './check-list.service.ts'

/** After this long without a word, whatever worked on a check has ended. In ms. */
export const lostAfterMs = 15_000

/** Puts a sent list on record. */
export const openCheckCommand = defineCommand(
  'openCheck',
  async (trx: Trx, row: Schema['list_check']): Promise<void> => {
    await trx.insertInto('list_check').values(row).execute()
  },
)

/** Says how far it has come, and that somebody works on it. */
export const touchCheckCommand = defineCommand(
  'touchCheck',
  async (trx: Trx, input: { checkId: string; at: number } & ListProgress): Promise<void> => {
    await trx
      .updateTable('list_check')
      .set({
        rows_read: input.rowsRead,
        rows_total: input.rowsTotal,
        rows_done: input.rowsDone,
        touched_at: input.at,
      })
      .where('id', '=', input.checkId)
      .execute()
  },
)

export type CheckEnd =
  | { state: 'checked'; result: CheckResult; findingsFile: string; rowsFile: string }
  | { state: 'submitted'; batchId: string }
  /** A submission that was refused is a checked list again: it may be tried once more. */
  | { state: 'refused' | 'checked'; refusal: string }

/** What a check or a submission came to. */
export const endCheckCommand = defineCommand(
  'endCheck',
  async (trx: Trx, input: { checkId: string; at: number; end: CheckEnd }): Promise<void> => {
    const { end } = input
    await trx
      .updateTable('list_check')
      .set({
        state: end.state,
        touched_at: input.at,
        refusal: 'refusal' in end ? end.refusal : null,
        ...('result' in end
          ? {
              result: JSON.stringify(end.result),
              findings_file: end.findingsFile,
              rows_file: end.rowsFile,
            }
          : {}),
        ...('batchId' in end ? { batch_id: end.batchId } : {}),
      })
      .where('id', '=', input.checkId)
      .execute()
  },
)

/** Begins a submission, once: false while one is under way that has been heard of. */
export const beginSubmitCommand = defineCommand(
  'beginSubmit',
  (trx: Trx, input: { checkId: string; at: number; act: ActKey }): Promise<ActOutcome<null>> =>
    once(trx, input.act, async () => {
      const begun = await trx
        .updateTable('list_check')
        .set({ state: 'submitting', refusal: null, rows_done: 0, touched_at: input.at })
        .where('id', '=', input.checkId)
        .where((eb) =>
          eb.or([
            eb('state', '=', 'checked'),
            eb.and([eb('state', '=', 'submitting'), eb('touched_at', '<', input.at - lostAfterMs)]),
          ]),
        )
        .executeTakeFirst()
      if (begun.numUpdatedRows === 1n) return { ok: true, value: null }
      return lawfulRefusal('STATE_REFUSES', { reason: '这份名单没有检查完，或者已经提交。' })
    }),
)
