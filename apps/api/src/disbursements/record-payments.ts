import { recordPayments } from '@wengang/contracts/endpoints/staff/record-payments'
import { selectCases } from '../cases/case.queries.ts'
import { prepareForContact } from '../cases/tell-contact.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { beginLongAct, knownOutcome } from '../platform/long-act.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { checkResults, type PaymentResult } from './check-results.ts'
import {
  finishResults,
  type Recorded,
  recordResultsStep,
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
    const caseOf = await checkResults(store.read, body.results, by.regionCode)
    const { at } = await store.write(beginLongAct, act)
    const sum: Recorded = { paid: 0, returned: 0, unchanged: 0, paidFen: 0 }
    for (let from = 0; from < body.results.length; from += stepSize) {
      const lines = await prepare(services, body.results.slice(from, from + stepSize), caseOf)
      const step = await store.write(recordResultsStep, { lines, by: actorOf(by), at })
      sum.paid += step.paid
      sum.returned += step.returned
      sum.unchanged += step.unchanged
      sum.paidFen += step.paidFen
    }
    await store.write(finishResults, { sum, staffId: by.id, at, act })
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
