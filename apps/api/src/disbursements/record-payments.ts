import { recordPayments } from '@wengang/contracts/endpoints/staff/record-payments'
import { selectCases } from '../cases/case.queries.ts'
import { prepareForContact } from '../cases/tell-contact.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { knownOutcome, runLongAct } from '../platform/long-act.ts'
import { signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { checkResults, type PaymentResult } from './check-results.ts'
import {
  type Recorded,
  recordingStart,
  recordResultsCommand,
  type ResultLine,
} from './record.service.ts'

const stepSize = 100

/** POST /api/staff/payments/results */
export function mountRecordPayments(app: HttpApp): void {
  mount(app, recordPayments, async ({ services, staff, body, act }) => {
    const by = signedIn(staff)
    const { store } = services
    const known = await knownOutcome<Recorded>(store.read, act)
    if (known !== null) return settled(known)
    const caseOf = await checkResults(store.read, body.results, by)
    const sum = await runLongAct(store, recordResultsCommand, recordingStart, async ({ from }) => {
      const page = body.results.slice(from, from + stepSize)
      return {
        from,
        lines: await prepare(services, page, caseOf),
        isLast: from + stepSize >= body.results.length,
        staffId: by.id,
        act,
      }
    })
    services.wakeJobs()
    return sum
  })
}

/** Lines in the order of their cases, in which every act takes several, each with the message that tells it. */
async function prepare(
  services: Services,
  results: readonly PaymentResult[],
  caseOf: ReadonlyMap<string, string>,
): Promise<ResultLine[]> {
  const rows = await selectCases(services.store.read)
    .where(
      'unit_case.id',
      'in',
      results.map(({ paymentId }) => caseOf.get(paymentId) ?? ''),
    )
    .execute()
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return results
    .flatMap((line) => {
      const row = rowOf.get(caseOf.get(line.paymentId) ?? '')
      if (row === undefined) return []
      const kind = line.result === 'paid' ? ('paid' as const) : ('paymentReturned' as const)
      const params = { editionId: row.edition_id }
      return [
        { ...line, caseId: row.id, message: prepareForContact(services, row, { kind, params }) },
      ]
    })
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1))
}
