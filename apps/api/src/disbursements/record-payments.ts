import { recordPayments } from '@wengang/contracts/endpoints/staff/record-payments'
import { createHash } from 'node:crypto'
import { selectCases } from '../cases/case.queries.ts'
import { prepareForContact } from '../cases/tell-contact.ts'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { knownOutcome, runLongAct } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { fileLines } from './file-lines.ts'
import {
  type Checked,
  checkPaymentFile,
  type LineResult,
  sumOf,
} from './payment-file/check-file.ts'
import { readPaymentFile } from './payment-file/read-file.ts'
import { paymentsByCase, type PlanRow, staffPlan } from './plan.queries.ts'
import { planNow } from './plan-view.ts'
import { recordingStart, recordResultsCommand, type ResultLine } from './record.service.ts'
import { resultsOf } from './result.queries.ts'
import { openResultCommand, refuseResultCommand } from './result.service.ts'

const stepSize = 100

/** POST /api/staff/payment-plans/:planId/results */
export function mountRecordPayments(app: HttpApp): void {
  mount(app, recordPayments, async ({ services, staff, params, query, file, act, now }) => {
    const person = signedIn(staff)
    const { store } = services
    const plan = await staffPlan(store.read, params.planId, person)
    const by = actorOf(person)
    const before = await knownOutcome<{ resultId: string }>(store.read, act)
    const { resultId, known } =
      before !== null
        ? { ...settled(before), known: false }
        : await store.write(openResultCommand, {
            id: newId(now),
            planId: plan.id,
            fileName: query.fileName,
            sha256: createHash('sha256').update(file).digest('hex'),
            by,
            at: now,
          })
    if (before === null && !known) await record(services, plan, resultId, { file, by, act })
    services.wakeJobs()
    const results = await resultsOf(store.read, plan.id)
    return {
      result: results.find(({ id }) => id === resultId) ?? notFound(),
      known,
      plan: await planNow(store.read, plan.id),
    }
  })
}

/** Looks at the whole file before any line of it is recorded. */
async function record(
  services: Services,
  plan: PlanRow,
  resultId: string,
  { file, by, act }: { file: Uint8Array; by: string; act: ActKey },
): Promise<void> {
  const { store } = services
  const { checked, caseOf, inOrder } = await check(services, plan, file)
  const { results, findings, open } = checked
  if (findings.length > 0) {
    const input = { resultId, planId: plan.id, findings, by, at: act.at, act }
    await store.write(refuseResultCommand, input)
    return
  }
  // In the order of their cases, in which every act takes several.
  const resultOf = new Map(results.map((line) => [line.paymentId, line]))
  const lines = inOrder.flatMap((paymentId) => resultOf.get(paymentId) ?? [])
  const [paid, returned] = [sumOf(results, 'paid'), sumOf(results, 'returned')]
  const sums = {
    paid: paid.lines,
    paid_fen: paid.totalFen,
    returned: returned.lines,
    returned_fen: returned.totalFen,
    open,
  }
  await runLongAct(store, recordResultsCommand, recordingStart, async ({ from }) => ({
    resultId,
    planId: plan.id,
    sums,
    from,
    lines: await prepare(services, lines.slice(from, from + stepSize), caseOf),
    isLast: from + stepSize >= lines.length,
    by,
    act,
  }))
}

async function check(
  services: Services,
  plan: PlanRow,
  bytes: Uint8Array,
): Promise<{
  checked: Checked
  caseOf: ReadonlyMap<string, string>
  /** The payments in the order of their cases. */
  inOrder: readonly string[]
}> {
  const read = await readPaymentFile(bytes)
  if (!read.ok) {
    const { row, message } = read
    const findings = [{ row, kind: 'file' as const, message }]
    return { checked: { results: [], open: 0, findings }, caseOf: new Map(), inOrder: [] }
  }
  const sent = await fileLines(services, plan)
  return {
    checked: await checkPaymentFile(read.file, { planId: plan.id, ...sent }),
    caseOf: new Map(sent.lines.map((line) => [line.paymentId, line.caseId])),
    inOrder: await paymentsByCase(services.store.read, plan.id),
  }
}

/** Lines each with the message that tells it. */
async function prepare(
  services: Services,
  results: readonly LineResult[],
  caseOf: ReadonlyMap<string, string>,
): Promise<ResultLine[]> {
  if (results.length === 0) return []
  const rows = await selectCases(services.store.read)
    .where(
      'unit_case.id',
      'in',
      results.map(({ paymentId }) => caseOf.get(paymentId) ?? ''),
    )
    .execute()
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return results.flatMap((line) => {
    const row = rowOf.get(caseOf.get(line.paymentId) ?? '')
    if (row === undefined) return []
    const kind = line.result === 'paid' ? ('paid' as const) : ('paymentReturned' as const)
    const message = prepareForContact(services, row, {
      kind,
      params: { editionId: row.edition_id },
    })
    return [{ ...line, caseId: row.id, message }]
  })
}
