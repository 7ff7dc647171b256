import type { House } from '../../support/house.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantCase } from '../../support/plant.ts'
import { must, plantOffice } from '../../support/staff-acts.ts'
import { another } from '../units/units.ts'
import { askCode, open, plantHandler, record, request } from '../registration/desk.ts'

/** What there is to look at once people have accounts. */
export interface Accounts {
  /** Cookies of a person with a request and an opening under way, and of a unit's administrator. */
  person: string
  administrator: string
  uscc: string
  challengeId: string
}

/** A person with units at several steps, one of them with a wrong code; and a unit with all its people. */
export async function walkAccounts(house: House): Promise<Accounts> {
  const { clerk } = await plantOffice(house)
  const person = await plantHandler(house)
  must(await request(person, await plantCase(house)))
  const maintained = await plantCase(house)
  must(await record(clerk, maintained, { agentIdNumber: person.idNumber }))
  const code = await askCode(house, person, maintained)
  await open(person, maintained, another(code))
  const { id: challengeId } = await house.services.store.read
    .selectFrom('challenge')
    .select('id')
    .where('subject_id', '=', maintained.unitId)
    .executeTakeFirstOrThrow()
  const { uscc, cookie } = await plantUnit(house)
  await plantUnit(house, { operatorOf: ['ordinaryRefund'] })
  return { person: person.cookie, administrator: cookie, uscc, challengeId }
}
