import { refuse } from '../platform/app-error.ts'
import { type ChainedField, chainField, masterKey, sealField } from '../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, personStream } from '../platform/entries.ts'
import { newId } from '../platform/ids.ts'
import { personByIndex, type PersonRow } from './person.queries.ts'
import { sealedPlace } from './sealed-places.ts'
import { type AccountSession, keepAccountSession } from './start-account-session.ts'

export interface NewPerson {
  row: PersonRow
  personal: Record<string, ChainedField>
}

/** Makes the row of a personal account ready: everything personal sealed. */
export function preparePerson(
  keys: Keys,
  person: { idNumber: string; name: string; mobile: string; mobileIndex: string },
  identity: PersonRow['identity'],
  at: number,
): NewPerson {
  const { idNumber, name, mobile } = person
  const id = newId(at)
  const key = masterKey(keys)
  return {
    row: {
      id,
      id_number_index: blindIndex(keys, 'idNumber', idNumber),
      id_number_sealed: sealField(key, sealedPlace.personIdNumber(id), idNumber),
      name_sealed: sealField(key, sealedPlace.personName(id), name),
      mobile_sealed: sealField(key, sealedPlace.personMobile(id), mobile),
      mobile_index: person.mobileIndex,
      identity,
      created_at: at,
    },
    personal: {
      idNumber: chainField(key, idNumber),
      name: chainField(key, name),
      mobile: chainField(key, mobile),
    },
  }
}

interface RegisterInput {
  person: NewPerson
  session: AccountSession
}

/**
 * Opens a personal account and signs it in. Who has one with this phone already, or opened it a moment ago
 * on another screen, is signed in to that one. Refuses with PERSON_REGISTERED where it has another phone.
 */
export const registerPersonCommand = defineCommand(
  'registerPerson',
  async (trx: Trx, { person, session }: RegisterInput): Promise<PersonRow> => {
    const { row } = person
    const inserted = await trx
      .insertInto('person')
      .values(row)
      .onConflict((conflict) => conflict.column('id_number_index').doNothing())
      .executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 1n) {
      await appendToStream(trx, personStream(row.id), {
        kind: 'personRegistered',
        at: row.created_at,
        by: `session:${session.row.id}`,
        facts: { identity: row.identity },
        personal: person.personal,
      })
      await keepAccountSession(trx, session)
      return row
    }
    const known = await personByIndex(trx, row.id_number_index)
    if (known?.mobile_index !== row.mobile_index) return refuse('PERSON_REGISTERED', {})
    await keepAccountSession(trx, { ...session, row: { ...session.row, person_id: known.id } })
    return known
  },
)

/** Signs a personal account in. */
export const signInPersonCommand = defineCommand(
  'signInPerson',
  (trx: Trx, input: { session: AccountSession }): Promise<void> =>
    keepAccountSession(trx, input.session),
)
