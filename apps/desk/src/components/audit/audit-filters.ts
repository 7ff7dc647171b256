import type { CallInput } from '@wengang/contracts/client'
import type { Address } from '../../composables/useAddress.ts'

/** What narrows the records, as it stands in the address. */
export const auditFilters = ['person', 'uscc', 'caseNo', 'kind', 'from', 'to'] as const

type Query = NonNullable<CallInput<'searchAudit'>['query']>

/** What the address asks of the records. */
export function auditQuery(address: Address): Query {
  const asked: Query = {}
  for (const name of auditFilters) {
    if (address.text(name) !== '') asked[name] = address.text(name)
  }
  return asked
}
