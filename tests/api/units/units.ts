import { findNewestChallenge } from '@wengang/api/links/challenge.queries'
import { challengeCode } from '@wengang/api/messages/message-codes'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import type { CallInput } from '@wengang/contracts'
import type { House } from '../../support/house.ts'
import type { PlantedUnit } from '../../support/plant-account.ts'
import { sessionCookie } from '../../support/plant-link.ts'

type Named = Pick<PlantedUnit, 'unitId'>

/** The digits that a phone of a unit received last. */
export async function unitCode(house: House, unit: Named, mobile: string): Promise<string> {
  const index = blindIndex(house.services.keys, 'mobile', mobile)
  return codeOf(house, { kind: 'unit', id: `${unit.unitId}:${index}` })
}

/** The digits that were sent last for registering the administrator of a unit. */
export function administratorCode(house: House, unit: Named): Promise<string> {
  return codeOf(house, { kind: 'administrator', id: unit.unitId })
}

async function codeOf(
  house: House,
  subject: Parameters<typeof findNewestChallenge>[1],
): Promise<string> {
  const newest = await findNewestChallenge(house.services.store.read, subject)
  if (newest === undefined) throw new Error('no code was sent')
  return challengeCode(house.services.keys, newest.id)
}

/** Six digits that are not these. */
export const another = (code: string): string => (code === '111111' ? '222222' : '111111')

/** Signs in with a code, as a browser does; answers what the server said and the session. */
export async function enter(
  house: House,
  body: CallInput<'signInUnit'>['body'],
  headers: Record<string, string> = {},
): Promise<{ status: number; next: string | undefined; code: string | undefined; cookie: string }> {
  const response = await house.request('/api/units/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const said = (await response.json()) as { next?: string; error?: { code: string } }
  return {
    status: response.status,
    next: said.next,
    code: said.error?.code,
    cookie: sessionCookie(response),
  }
}

/** Asks for a code to the certified mobile, or to the own one, and signs in with it. */
export async function signIn(
  house: House,
  unit: Pick<PlantedUnit, 'unitId' | 'uscc' | 'certified'>,
  mobile?: string,
) {
  const who = { uscc: unit.uscc, ...(mobile === undefined ? {} : { mobile }) }
  const asked = await house.client()('askUnitCode', { body: who })
  if (!asked.ok) throw new Error(asked.code)
  return enter(house, { ...who, code: await unitCode(house, unit, mobile ?? unit.certified) })
}
