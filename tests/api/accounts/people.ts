import { challengeCode, messageCode } from '@wengang/api/messages/message-codes'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import type { House } from '../../support/house.ts'
import { madeUpIdNumber } from '../../support/plant-account.ts'
import { openBrowser, type PhoneBrowser } from '../../support/phone-browser.ts'
import { must } from '../../support/staff-acts.ts'

let made = 0

/** What somebody types who has no account yet. */
export interface Newcomer {
  idNumber: string
  name: string
  mobile: string
}

/** Somebody who was never here, with a number of their own in this file. */
export function newcomer(): Newcomer {
  made += 1
  return {
    idNumber: madeUpIdNumber(500 + made),
    name: '赵试用',
    mobile: String(19_900_900_000 + made),
  }
}

let addresses = 0

/** A browser at an address of its own, in a house that trusts its proxy. */
export function newBrowser(
  house: House,
  agent = 'Mozilla/5.0 (Linux; Android 9) Chrome/70',
): PhoneBrowser {
  addresses += 1
  return openBrowser(house, {
    'user-agent': agent,
    'x-forwarded-for': `2001:db8:0:${addresses.toString(16)}::1`,
  })
}

/** The code that was last sent to a phone. */
export async function codeTo(house: House, mobile: string): Promise<string> {
  const { store, keys } = house.services
  const { id } = await store.read
    .selectFrom('challenge')
    .select('id')
    .where('mobile_index', '=', blindIndex(keys, 'mobile', mobile))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return challengeCode(keys, id)
}

/** Six digits that are not these. */
export const otherThan = (code: string): string => (code === '111111' ? '222222' : '111111')

/** Registers somebody, as the screens do. */
export async function register(
  house: House,
  who: Newcomer,
  browser = newBrowser(house),
): Promise<PhoneBrowser> {
  must(await browser.call('askNewPersonCode', { body: who }))
  must(
    await browser.call('registerPerson', {
      body: { ...who, code: await codeTo(house, who.mobile) },
    }),
  )
  house.clock.advance(1_000)
  return browser
}

/** Signs somebody in who is registered. */
export async function signIn(
  house: House,
  { idNumber, mobile }: Newcomer,
  browser = newBrowser(house),
): Promise<PhoneBrowser> {
  must(await browser.call('askPersonCode', { body: { idNumber } }))
  must(
    await browser.call('signInPerson', { body: { idNumber, code: await codeTo(house, mobile) } }),
  )
  house.clock.advance(1_000)
  return browser
}

/** Lets the gateway fail for the message of a code. */
export async function failSending(house: House, challengeId: string): Promise<void> {
  const { id: messageId } = await house.services.store.read
    .selectFrom('message')
    .select('id')
    .where('dedupe_key', '=', `code:${challengeId}`)
    .executeTakeFirstOrThrow()
  await sendMessageJob(house.services, {
    name: 'outbox',
    send: () => Promise.reject(new Error('the gateway is down')),
  })({ messageId })
  house.clock.advance(1_000)
}

/** The codes of the messages about a new device that went to a phone, oldest first. */
export async function newDeviceCodes(house: House, mobile: string): Promise<string[]> {
  const { store, keys } = house.services
  const rows = await store.read
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'newDevice')
    .where('mobile_index', '=', blindIndex(keys, 'mobile', mobile))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => messageCode(keys, id))
}
