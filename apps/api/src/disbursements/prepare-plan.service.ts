import type { LeftOut } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { accountActive } from '../cases/account-check.queries.ts'
import { type CaseRow, holdCase, selectCases } from '../cases/case.queries.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, planStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced } from '../platform/long-act.ts'
import { findRound, type RoundRow } from '../rounds/round.queries.ts'
import { askRelease } from '../staff/release.service.ts'
import { dueOf } from './due.ts'
import { attemptsOf } from './payment.queries.ts'
import { findPlan } from './plan.queries.ts'

/** How many cases one step looks at, and how many payment ids it is given. */
export const planStepSize = 100
const namedLeftOut = 200

export interface PrepareInput {
  roundId: string
  planId: string
  releaseId: string
  /** One for each case that a step can look at. */
  paymentIds: readonly string[]
  by: string
  act: ActKey
}

export type Preparing = {
  /** Empty until a case is found that is due. */
  planId: string
  lines: number
  totalFen: number
  leftOut: LeftOut
  after: string
}

export interface Prepared {
  planId: string | null
  leftOut: LeftOut
}

export const preparingStart: Preparing = {
  planId: '',
  lines: 0,
  totalFen: 0,
  leftOut: { count: 0, cases: [] },
  after: '',
}

/** The lock of whatever changes a plan as a whole. */
export const planLock = (planId: string): string => `paymentPlan:${planId}`

/**
 * Plans the payment of a round, some cases a step: those allocated, and those returned whose account was
 * corrected since (S3-37). At the end the plan waits for a second person; until then nothing is ordered. A
 * case without a whole account is told and left as it is. Money in fen. Throws STATE_REFUSES.
 */
export const preparePlanCommand = defineCommand(
  'preparePaymentPlan',
  (trx: Trx, input: PrepareInput): Promise<Advanced<Preparing, Prepared>> =>
    advance<Preparing, Prepared>(trx, input.act, preparingStart, async (progress, at) => {
      const round = await allocatedRound(trx, input.roundId)
      const { after, ...sum } = progress
      if (sum.planId !== '') await holdDraft(trx, sum.planId)
      const rows = await selectCases(trx)
        .where('unit_case.round_id', '=', input.roundId)
        .where('unit_case.stage', 'in', ['allocated', 'returned'])
        .where('unit_case.id', '>', after)
        .orderBy('unit_case.id')
        .limit(planStepSize)
        .execute()
      sum.leftOut = { ...sum.leftOut, cases: [...sum.leftOut.cases] }
      for (const [place, { id }] of rows.entries()) {
        const found = await caseDue(trx, id, input.roundId)
        if (found === null) continue
        const { row, attempts, due } = found
        if (due !== 'due') {
          sum.leftOut.count += 1
          const named = { caseNo: row.case_no, unitName: row.unit_name, reason: due }
          if (sum.leftOut.cases.length < namedLeftOut) sum.leftOut.cases.push(named)
          continue
        }
        if (sum.planId === '') {
          sum.planId = input.planId
          await insertDraft(trx, round, input, at)
        }
        const paymentId = input.paymentIds[place] ?? ''
        const own = { ...input, planId: sum.planId, paymentId, at }
        if (!(await planOne(trx, row, attempts.count + 1, own))) continue
        sum.lines += 1
        sum.totalFen += row.amount_fen
      }
      const last = rows.at(-1)
      if (last !== undefined && rows.length === planStepSize) {
        return { progress: { ...sum, after: last.id } }
      }
      if (sum.lines === 0) return { value: { planId: null, leftOut: sum.leftOut } }
      await putBefore(trx, round, sum, { ...input, at })
      return { value: { planId: sum.planId, leftOut: sum.leftOut } }
    }),
)

async function allocatedRound(trx: Trx, roundId: string): Promise<RoundRow> {
  const round = await findRound(trx, roundId)
  if (round !== undefined && round.allocated_at !== null) return round
  return refuse('STATE_REFUSES', { reason: '这一批还没有核拨，不能编制拨付计划。' })
}

/** Whoever left a plan unfinished may have taken it back meanwhile. */
async function holdDraft(trx: Trx, planId: string): Promise<void> {
  await lockExclusive(trx, planLock(planId))
  if ((await findPlan(trx, planId))?.state === 'draft') return
  refuse('STATE_REFUSES', { reason: '这个拨付计划已经撤回。' })
}

/** A held case that is to be paid, or why it has to wait; null when it is not its turn. */
async function caseDue(trx: Trx, caseId: string, roundId: string) {
  const row = await holdCase(trx, caseId)
  if (row === undefined || row.round_id !== roundId) return null
  const attempts = (await attemptsOf(trx, [caseId]))(caseId)
  const active = await accountActive(trx, caseId, row.version)
  const due = dueOf(row, attempts, active)
  return due === 'not' ? null : { row, attempts, due }
}

function insertDraft(trx: Trx, round: RoundRow, input: PrepareInput, at: number) {
  return trx
    .insertInto('payment_plan')
    .values({
      id: input.planId,
      round_id: round.id,
      edition_id: round.edition_id,
      region_code: round.region_code,
      state: 'draft',
      lines: 0,
      total_fen: 0,
      prepared_by: input.by,
      prepared_at: at,
      released_by: null,
      released_at: null,
      file_at: null,
      file_sum: null,
      reconciled_at: null,
    })
    .execute()
}

/** False when another plan has the case already. */
async function planOne(
  trx: Trx,
  row: CaseRow,
  attempt: number,
  { planId, paymentId, roundId, by, act, at }: PrepareInput & { paymentId: string; at: number },
): Promise<boolean> {
  const { account_sealed: sealed, account_tail: tail, bank_name: bank, account_name: name } = row
  if (sealed === null || tail === null || bank === null || name === null) return false
  const result = await trx
    .insertInto('payment')
    .values({
      id: paymentId,
      plan_id: planId,
      case_id: row.id,
      attempt,
      round_id: roundId,
      offer_version: row.version,
      amount_fen: row.amount_fen,
      account_type: row.account_type,
      bank_name: bank,
      account_name: name,
      account_sealed: sealed,
      account_tail: tail,
      state: 'planned',
      order_key: `${act.subject}:${act.key}`,
      ordered_by: by,
      ordered_at: at,
      result_at: null,
      result_by: null,
      result_note: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

async function putBefore(
  trx: Trx,
  round: RoundRow,
  { planId, lines, totalFen, leftOut }: Preparing | Omit<Preparing, 'after'>,
  { releaseId, by, at }: PrepareInput & { at: number },
): Promise<void> {
  await trx
    .updateTable('payment_plan')
    .set({ state: 'waiting', lines, total_fen: totalFen })
    .where('id', '=', planId)
    .execute()
  await askRelease(trx, {
    id: releaseId,
    kind: 'paymentPlan',
    subjectId: planId,
    regionCode: round.region_code,
    editionId: round.edition_id,
    summary: `${round.title}：拨付 ${lines} 笔，合计 ${formatYuan(totalFen)} 元`,
    by,
    at,
  })
  await appendToStream(trx, planStream(planId), {
    kind: 'paymentPlanPrepared',
    at,
    by,
    facts: { roundId: round.id, lines, totalFen, leftOut: leftOut.count },
  })
}
