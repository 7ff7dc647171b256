import { findNewestChallenge } from '@wengang/api/links/challenge.queries'
import { challengeCode } from '@wengang/api/messages/message-codes'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import type { CallInput } from '@wengang/contracts'
import { sealedPlace } from '@wengang/api/accounts/sealed-places'
import { type DataKey, sealField, unwrapDataKey } from '@wengang/api/platform/crypto/fields'
import { unitStream } from '@wengang/api/platform/entries'
import type { House } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import type { PlantedUnit } from '../../support/plant-account.ts'

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

/** What the server said to a sign-in, and the cookies that it gave. */
export interface Entered {
  status: number
  next: string | undefined
  code: string | undefined
  /** The session, empty when there is none. */
  cookie: string
  /** What the browser is known by. */
  browser: string
}

/** Signs in with a code, as a browser does. */
export async function enter(
  house: House,
  body: CallInput<'signInUnit'>['body'],
  browser = '',
): Promise<Entered> {
  const response = await house.request('/api/units/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: browser },
    body: JSON.stringify(body),
  })
  const said = (await response.json()) as { next?: string; error?: { code: string } }
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const given = (name: string) => cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
  return {
    status: response.status,
    next: said.next,
    code: said.error?.code,
    cookie: given('wg-firm'),
    browser: given('wg-browser'),
  }
}

/** Asks for a code to the certified mobile, or to the own one, and signs in with it. */
export async function signIn(
  house: House,
  unit: Pick<PlantedUnit, 'unitId' | 'uscc' | 'certified'>,
  from: { mobile?: string; browser?: string } = {},
): Promise<Entered> {
  const { mobile, browser } = from
  const who = { uscc: unit.uscc, ...(mobile === undefined ? {} : { mobile }) }
  // Two codes of one instant have no order.
  house.clock.advance(1_000)
  const asked = await house.client()('askUnitCode', { body: who })
  if (!asked.ok) throw new Error(asked.code)
  const code = await unitCode(house, unit, mobile ?? unit.certified)
  return enter(house, { ...who, code }, browser)
}

/** The data key of a unit. */
export async function unitKeyOf(house: House, { unitId }: Named): Promise<DataKey> {
  const { keys, store } = house.services
  const { key_wrapped: wrapped } = await store.read
    .selectFrom('unit')
    .select('key_wrapped')
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
  return unwrapDataKey(keys, unitId, wrapped)
}

let certified = 0
const neverSeen = (): string => String(19_900_800_000 + (certified += 1))

/** Gives a unit another certified mobile behind the back of everybody; answers it. */
export async function certifyAnother(
  house: House,
  unit: Named,
  mobile = neverSeen(),
): Promise<string> {
  const key = await unitKeyOf(house, unit)
  await withWriter(house, (db) =>
    db
      .updateTable('unit_account')
      .set({
        mobile_sealed: sealField(key, sealedPlace.accountMobile(unit.unitId), mobile),
        mobile_index: blindIndex(house.services.keys, 'mobile', mobile),
      })
      .where('unit_id', '=', unit.unitId)
      .execute(),
  )
  return mobile
}

/** The chain of a unit's service, as it stands. */
export async function unitEntries(house: House, { unitId }: Named): Promise<unknown[]> {
  const rows = await house.services.store.read
    .selectFrom('entry')
    .select('payload')
    .where('stream', '=', unitStream(unitId))
    .orderBy('seq')
    .execute()
  return rows.map(({ payload }) => JSON.parse(payload) as unknown)
}
