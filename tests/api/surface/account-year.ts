import type { Client } from '@wengang/contracts'
import type { House } from '../../support/house.ts'
import { openBrowser, type PhoneBrowser } from '../../support/phone-browser.ts'
import { madeUpIdNumber } from '../../support/plant-account.ts'
import { key, must } from '../../support/staff-acts.ts'
import { codeTo, newDeviceCodes, otherThan } from '../accounts/people.ts'

/** What came of a unit's way from a blank phone to its home. */
export interface AccountYear {
  places: Record<'challengeId' | 'notMeCode' | 'uscc', string>
  /** The cookie of the handler's own account, and of the unit's administrator. */
  person: string
  unit: string
}

const who = { idNumber: madeUpIdNumber(977), name: '示例经办人钱七', mobile: '19900030077' }
const operator = { name: '示例操作员孙八', mobile: '19900030088' }

/** Walks it through the front door, for a unit that the agency knows. */
export async function walkAccounts(
  house: House,
  unit: { uscc: string; unitName: string },
  handler: Client,
  typed: string[],
): Promise<AccountYear> {
  typed.push(...Object.values(who), ...Object.values(operator))
  const code = async (mobile = who.mobile) => {
    const digits = await codeTo(house, mobile)
    typed.push(digits)
    return digits
  }
  const person = openBrowser(house)
  must(await person.call('askNewPersonCode', { body: who }))
  must(await person.call('registerPerson', { body: { ...who, code: await code() } }))
  await mistakeSomebody(house)
  const { challengeId, notMeCode } = await signInElsewhere(house, code)

  const { maintenanceId } = await maintain(person, unit)
  must(
    await handler('decideMaintenance', {
      params: { maintenanceId },
      body: { decision: 'certify' },
      ...key(),
    }),
  )
  const { uscc } = unit
  house.clock.advance(1_000)
  must(await person.call('askOpeningCode', { body: { uscc } }))
  const { version } = must(await person.call('getAgreement', {}))
  const opening = { uscc, code: await code(), agreementVersion: version }
  must(await person.call('openUnitService', { body: opening, ...key() }))

  const administrator = openBrowser(house)
  house.clock.advance(1_000)
  must(await administrator.call('askUnitCode', { body: { uscc } }))
  must(await administrator.call('signInUnit', { body: { uscc, code: await code() } }))
  house.clock.advance(1_000)
  must(await administrator.call('askAdministratorCode', {}))
  const registration = { code: await code() }
  must(await administrator.call('registerAdministrator', { body: registration, ...key() }))
  must(await administrator.call('setInternalManagement', { body: { on: true } }))
  const invitation = { ...operator, businesses: ['ordinaryRefund' as const] }
  must(await administrator.call('inviteOperator', { body: invitation, ...key() }))
  await house.runJobs()

  for (const browser of [person, administrator]) {
    typed.push(browser.cookie('wg-browser') ?? '', browser.cookie('wg-firm') ?? '')
  }
  typed.push(notMeCode)
  return {
    places: { challengeId, notMeCode, uscc },
    person: sessionOf(person),
    unit: sessionOf(administrator),
  }
}

const sessionOf = (browser: PhoneBrowser): string => `wg-firm=${browser.cookie('wg-firm') ?? ''}`

/** Somebody types the number of nobody, and a code that is none. */
async function mistakeSomebody(house: House): Promise<void> {
  const idNumber = madeUpIdNumber(978)
  const browser = openBrowser(house)
  must(await browser.call('askPersonCode', { body: { idNumber } }))
  await browser.call('signInPerson', { body: { idNumber, code: '123456' } })
}

async function signInElsewhere(house: House, code: () => Promise<string>) {
  const { idNumber, mobile } = who
  const browser = openBrowser(house)
  house.clock.advance(1_000)
  const { challengeId } = must(await browser.call('askPersonCode', { body: { idNumber } }))
  await browser.call('signInPerson', { body: { idNumber, code: otherThan(await code()) } })
  must(await browser.call('signInPerson', { body: { idNumber, code: await code() } }))
  const [notMeCode = ''] = await newDeviceCodes(house, mobile)
  return { challengeId, notMeCode }
}

async function maintain(person: PhoneBrowser, unit: { uscc: string; unitName: string }) {
  const { uscc, unitName } = unit
  const body = { uscc, unitName }
  const { maintenance } = must(await person.call('requestMaintenance', { body, ...key() }))
  return { maintenanceId: maintenance.id }
}
