import { personIdNumber, personMobile, personName } from '@wengang/api/accounts/person.queries'
import { openField, unwrapDataKey } from '@wengang/api/platform/crypto/fields'
import { challengeCode, messageCode } from '@wengang/api/messages/message-codes'
import { mobileOfMessage } from '@wengang/api/messages/message.service'
import type { House } from './house.ts'

/** Something that no log may hold, and what it is, for the finding. */
export interface Secret {
  what: string
  value: string
}

/**
 * Everything in a house that names a person or a unit, or opens something of theirs: names, phones,
 * accounts, codes of links and of sign-ins, case numbers.
 */
export async function secretsOf(house: House): Promise<Secret[]> {
  const { store, keys } = house.services
  const units = await store.read.selectFrom('unit').selectAll().execute()
  const dataKeys = new Map(
    units.map(({ id, key_wrapped }) => [id, unwrapDataKey(keys, id, key_wrapped)]),
  )
  const cases = await store.read
    .selectFrom('unit_case')
    .innerJoin('offer', 'offer.case_id', 'unit_case.id')
    .selectAll()
    .execute()
  const messages = await store.read.selectFrom('message').selectAll().execute()
  const persons = await store.read.selectFrom('person').selectAll().execute()
  const challenges = await store.read.selectFrom('challenge').select('id').execute()

  return [
    ...units.flatMap(({ name, uscc }) => [secret('name', name), secret('credit code', uscc)]),
    ...cases.flatMap((row) => {
      const key = dataKeys.get(row.unit_id)
      const open = (place: string, sealed: string | null) =>
        sealed === null || key === undefined ? '' : openField(key, place, sealed)
      return [
        secret('case number', row.case_no),
        secret('mobile', open(`case.contact:${row.case_id}`, row.contact_sealed)),
        secret('person', open(`case.contactName:${row.case_id}`, row.contact_name_sealed)),
        secret('account', open(`offer.account:${row.case_id}:${row.version}`, row.account_sealed)),
        secret('account name', row.account_name ?? ''),
      ]
    }),
    ...persons.flatMap((row) => [
      secret('person', personName(keys, row)),
      secret('mobile', personMobile(keys, row)),
      secret('ID number', personIdNumber(keys, row)),
    ]),
    ...messages.flatMap(({ id, mobile_sealed }) => [
      secret('mobile', mobileOfMessage(keys, mobile_sealed)),
      secret('link code', messageCode(keys, id)),
    ]),
    ...challenges.map(({ id }) => secret('sign-in code', challengeCode(keys, id))),
  ].filter(({ value }) => value !== '')
}

/** Which of these stand in the lines, as words or numbers of their own; each kind is told once a line. */
export function secretsIn(lines: readonly string[], secrets: readonly Secret[]): string[] {
  const text = lines.map((line) => line.toLowerCase())
  const found = new Set<string>()
  for (const { what, value } of secrets) {
    const wanted = value.toLowerCase()
    for (const [place, line] of text.entries()) {
      if (standsIn(line, wanted)) found.add(`${what} in the log: ${lines[place]?.trim() ?? ''}`)
    }
  }
  return [...found]
}

/** Six digits of a code may also be part of some id. */
function standsIn(line: string, wanted: string): boolean {
  for (let at = line.indexOf(wanted); at !== -1; at = line.indexOf(wanted, at + 1)) {
    const around = `${line[at - 1] ?? ''}${line[at + wanted.length] ?? ''}`
    if (!/[\da-z-]/.test(around)) return true
  }
  return false
}

function secret(what: string, value: string): Secret {
  return { what, value }
}
