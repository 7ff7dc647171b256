import { totpAt } from '@wengang/api/staff/second-factor/totp'
import type { Client } from '@wengang/contracts'
import type { House } from './house.ts'
import { must } from './staff-acts.ts'

/** Someone who has signed in with both factors, and the secret of their authenticator. */
export interface SignedIn {
  client: Client
  token: string
  secret: string
}

const secrets = new WeakMap<House, Map<string, string>>()

/** Signs in by the front door: password, then a code of the authenticator, which the first time is enrolled. */
export async function signInFully(
  house: House,
  who: { name: string; password: string },
): Promise<SignedIn> {
  const known = secrets.get(house) ?? new Map<string, string>()
  secrets.set(house, known)
  const body = { name: who.name, password: who.password }
  const { token, secondFactor } = must(await house.client()('signInStaff', { body }))
  const client = house.client({ token })
  const secret = known.get(who.name)
  if (secondFactor === 'enrol' || secret === undefined) {
    const made = await enrol(house, client)
    known.set(who.name, made.secret)
    return { client, token, secret: made.secret }
  }
  await giveTotp(house, client, secret)
  return { client, token, secret }
}

/** Enrols an authenticator in a session that has none. */
export async function enrol(house: House, client: Client) {
  const { secret } = must(await client('beginTotp', { body: {} }))
  const { code } = await totpAt(secret, house.clock.now())
  const { recoveryCodes } = must(await client('confirmTotp', { body: { totp: code } }))
  return { secret, recoveryCodes }
}

/** Gives the code of the next 30 seconds: the present one may have been used. */
export async function giveTotp(house: House, client: Client, secret: string): Promise<void> {
  house.clock.advance(30_000)
  const { code } = await totpAt(secret, house.clock.now())
  must(await client('giveSecondFactor', { body: { totp: code } }))
}
