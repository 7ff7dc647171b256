import { personById, personMobile, personName, type PersonRow } from '../accounts/person.queries.ts'
import { refuse } from '../platform/app-error.ts'
import type { FirmSession } from '../platform/http/firm-session.ts'
import type { Services } from '../platform/services.ts'

/** The person of a session; personal values in the clear, for comparing and masking. */
export interface OwnPerson {
  row: PersonRow
  personId: string
  idNumberIndex: string
  mobileIndex: string
  name: string
  mobile: string
}

/** The personal account that a session is of; null for any other session. */
export async function findOwnPerson(
  { store, keys }: Services,
  session: FirmSession | null,
): Promise<OwnPerson | null> {
  if (session?.scope.kind !== 'person') return null
  const row = await personById(store.read, session.scope.personId)
  return {
    row,
    personId: row.id,
    idNumberIndex: row.id_number_index,
    mobileIndex: row.mobile_index,
    name: personName(keys, row),
    mobile: personMobile(keys, row),
  }
}

/** The same for a route that only a person may call. */
export async function ownPerson(
  services: Services,
  session: FirmSession | null,
): Promise<OwnPerson> {
  return (await findOwnPerson(services, session)) ?? refuse('PERSON_SIGN_IN_NEEDED', {})
}
