import { maskMobile } from '@wengang/identifiers'
import type { ChallengeSubject } from '../links/challenge.queries.ts'
import { masterKey, openField } from '../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { sealedPlace } from './sealed-places.ts'

export type PersonRow = Schema['person']

/** The personal account of a resident ID. */
export function personByIdNumber(
  db: Db,
  keys: Keys,
  idNumber: string,
): Promise<PersonRow | undefined> {
  return personByIndex(db, blindIndex(keys, 'idNumber', idNumber))
}

/** The same by the index under which the ID is looked up. */
export function personByIndex(db: Db | Trx, index: string): Promise<PersonRow | undefined> {
  return db.selectFrom('person').selectAll().where('id_number_index', '=', index).executeTakeFirst()
}

/** The personal account of a session. */
export function personById(db: Db, personId: string): Promise<PersonRow> {
  return db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow()
}

/** Whose codes are meant: those of the account, or of nobody, which look the same from outside. */
export function personSubject(
  keys: Keys,
  idNumber: string,
  person: PersonRow | undefined,
): ChallengeSubject {
  return { kind: 'person', id: person?.id ?? blindIndex(keys, 'idNumber', idNumber) }
}

/** The resident ID of an account, in the clear. */
export function personIdNumber(keys: Keys, row: PersonRow): string {
  return openField(masterKey(keys), sealedPlace.personIdNumber(row.id), row.id_number_sealed)
}

/** The phone of an account, in the clear: for sending and for masking. */
export function personMobile(keys: Keys, row: PersonRow): string {
  return openField(masterKey(keys), sealedPlace.personMobile(row.id), row.mobile_sealed)
}

/** The name of an account, in the clear: for its own person. */
export function personName(keys: Keys, row: PersonRow): string {
  return openField(masterKey(keys), sealedPlace.personName(row.id), row.name_sealed)
}

/** A personal account as its own person sees it. */
export function personView(
  keys: Keys,
  row: PersonRow,
): { name: string; mobile: string; verified: boolean } {
  return {
    name: personName(keys, row),
    mobile: maskMobile(personMobile(keys, row)),
    verified: row.identity === 'register',
  }
}
