import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, planStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import type { FileFinding } from './payment-file/check-file.ts'
import { findPlan } from './plan.queries.ts'
import { planLock } from './prepare-plan.service.ts'
import { acceptedBefore, type ResultRow } from './result.queries.ts'

/** A file whose recording was broken off is given up after this long, in ms. */
const patienceMs = 10 * 60_000
const keptFindings = 100

const brokenOff = '登记中断，没有登记完，请再登记一次'

export interface OpenResultInput {
  id: string
  planId: string
  fileName: string
  sha256: string
  by: string
  at: number
}

/**
 * Begins to record a file of results, paid against payable (S3-10); until it ends no other file of the plan is looked at. The same file
 * again is taken up where it stands, or answered with what it came to. Throws STATE_REFUSES.
 */
export const openResultCommand = defineCommand(
  'openPaymentResult',
  async (trx: Trx, input: OpenResultInput): Promise<{ resultId: string; known: boolean }> => {
    const { id, planId, fileName, sha256, by, at } = input
    await lockExclusive(trx, planLock(planId))
    const plan = (await findPlan(trx, planId)) ?? notFound()
    const known = await acceptedBefore(trx, planId, sha256)
    if (known !== undefined) return { resultId: known.id, known: true }
    if (plan.state !== 'fileMade' && plan.state !== 'reconciled') {
      return refuse('STATE_REFUSES', { reason: '这个计划还没有出拨付文件，不能登记结果。' })
    }
    const open = await trx
      .selectFrom('payment_result')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('state', '=', 'recording')
      .executeTakeFirst()
    if (open?.sha256 === sha256) return { resultId: open.id, known: false }
    if (open !== undefined && at < open.uploaded_at + patienceMs) {
      return refuse('STATE_REFUSES', { reason: '另一份回单正在登记，请等它登记完。' })
    }
    if (open !== undefined) await end(trx, open.id, 'refused', [fileFinding(brokenOff)])
    const nothing = { paid: 0, paid_fen: 0, returned: 0, returned_fen: 0, open: 0 }
    await trx
      .insertInto('payment_result')
      .values({
        id,
        plan_id: planId,
        file_name: fileName,
        sha256,
        state: 'recording',
        ...nothing,
        findings: '[]',
        finding_count: 0,
        differing: 0,
        uploaded_by: by,
        uploaded_at: at,
      })
      .execute()
    return { resultId: id, known: false }
  },
)

export interface RefuseResultInput {
  resultId: string
  planId: string
  findings: readonly FileFinding[]
  by: string
  at: number
  act: ActKey
}

/** Keeps why nothing of a file was recorded. */
export const refuseResultCommand = defineCommand(
  'refusePaymentResult',
  (trx: Trx, input: RefuseResultInput): Promise<ActOutcome<{ resultId: string }>> =>
    once(trx, input.act, async () => {
      const { resultId, planId, findings, by, at } = input
      if (await end(trx, resultId, 'refused', findings)) {
        const facts = { resultId, findings: findings.length }
        const entry = { kind: 'paymentResultRefused', at, by, facts }
        await appendToStream(trx, planStream(planId), entry)
      }
      return { ok: true, value: { resultId } }
    }),
)

const fileFinding = (message: string): FileFinding => ({ row: null, kind: 'file', message })

/** False when it had ended already. */
async function end(
  trx: Trx,
  resultId: string,
  state: 'refused',
  findings: readonly FileFinding[],
): Promise<boolean> {
  const ended = await trx
    .updateTable('payment_result')
    .set({
      state,
      findings: JSON.stringify(
        findings.slice(0, keptFindings).map(({ row, message }) => ({ row, message })),
      ),
      finding_count: findings.length,
      differing: findings.filter(({ kind }) => kind === 'differs').length,
    })
    .where('id', '=', resultId)
    .where('state', '=', 'recording')
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** What a recorded file told. Money in fen. */
export type ResultSums = Pick<ResultRow, 'paid' | 'paid_fen' | 'returned' | 'returned_fen' | 'open'>

/** Closes a recorded file in the last step of its act, and the plan with it when nothing is open any more. */
export async function acceptResult(
  trx: Trx,
  input: { resultId: string; planId: string; sums: ResultSums; by: string; at: number },
): Promise<void> {
  const { resultId, planId, sums, by, at } = input
  await lockExclusive(trx, planLock(planId))
  const ended = await trx
    .updateTable('payment_result')
    .set({ state: 'accepted', ...sums })
    .where('id', '=', resultId)
    .where('state', '=', 'recording')
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) return
  const facts = { resultId, ...sums }
  await appendToStream(trx, planStream(planId), { kind: 'paymentResultRecorded', at, by, facts })
  const open = await trx
    .selectFrom('payment')
    .select('id')
    .where('plan_id', '=', planId)
    .where('state', '=', 'ordered')
    .limit(1)
    .executeTakeFirst()
  if (open !== undefined) return
  await trx
    .updateTable('payment_plan')
    .set({ state: 'reconciled', reconciled_at: at })
    .where('id', '=', planId)
    .where('state', '=', 'fileMade')
    .execute()
}
