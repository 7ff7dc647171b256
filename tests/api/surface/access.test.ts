import { randomUUID } from 'node:crypto'
import {
  type ErrorBody,
  mayDo,
  type Role,
  roles,
  type Route,
  type RouteName,
  routes,
  routeUrl,
  timing,
} from '@wengang/contracts'
import { tokenHash } from '@wengang/api/platform/crypto/keys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantSession, withWriter } from '../../support/plant.ts'
import { plantPerson, plantUnit } from '../../support/plant-account.ts'
import { plantStaff } from '../../support/plant-staff.ts'

type Firm = 'contact' | 'person' | 'newUnit' | 'administrator of a unit' | 'operator'
type Caller = 'nobody' | Firm | Role
type Admission =
  | 'admitted'
  | 'SIGN_IN_NEEDED'
  | 'PERSON_SIGN_IN_NEEDED'
  | 'UNIT_SIGN_IN_NEEDED'
  | 'ADMINISTRATOR_NEEDED'
  | 'ADMINISTRATOR_ONLY'
  | 'BUSINESS_NOT_COVERED'
  | 'STAFF_SIGN_IN_NEEDED'
  | 'NOT_ALLOWED'

const firms = ['contact', 'person', 'newUnit', 'administrator of a unit', 'operator'] as const
const callers: readonly Caller[] = ['nobody', ...firms, ...roles]

const isFirm = (caller: Caller): caller is Firm => firms.some((firm) => firm === caller)

/** What the contracts say about one caller at one route. */
function declared({ access }: Route, caller: Caller): Admission {
  switch (access.kind) {
    case 'public':
      return 'admitted'
    case 'signedIn':
      return isFirm(caller) ? 'admitted' : 'SIGN_IN_NEEDED'
    case 'person':
      return caller === 'person' ? 'admitted' : 'PERSON_SIGN_IN_NEEDED'
    case 'firm':
      switch (caller) {
        case 'contact':
        case 'administrator of a unit':
          return 'admitted'
        case 'newUnit':
          return 'ADMINISTRATOR_NEEDED'
        // The operator planted here was given another business.
        case 'operator':
          return 'BUSINESS_NOT_COVERED'
        default:
          return 'SIGN_IN_NEEDED'
      }
    case 'unit':
      switch (caller) {
        case 'administrator of a unit':
          return 'admitted'
        case 'operator':
          return access.who === 'administrator' ? 'ADMINISTRATOR_ONLY' : 'admitted'
        case 'newUnit':
          return access.who === 'new' ? 'admitted' : 'ADMINISTRATOR_NEEDED'
        default:
          return 'UNIT_SIGN_IN_NEEDED'
      }
    case 'staff':
      if (caller === 'nobody' || isFirm(caller)) return 'STAFF_SIGN_IN_NEEDED'
      return mayDo([caller], access.act) ? 'admitted' : 'NOT_ALLOWED'
  }
}

interface Met {
  name: RouteName
  caller: Caller
  admission: Admission
}

/** Pairs of route and caller that were met otherwise than declared, and pairs that were never tried. */
function findings(met: readonly Met[]): string[] {
  const otherwise = met.filter(
    ({ name, caller, admission }) => admission !== declared(routes[name], caller),
  )
  const tried = new Set(met.map(({ name, caller }) => `${name} ${caller}`))
  const pairs = Object.keys(routes).flatMap((name) => callers.map((caller) => `${name} ${caller}`))
  return [
    ...otherwise.map(({ name, caller, admission }) => `${name} ${caller}: ${admission}`),
    ...pairs.filter((pair) => !tried.has(pair)).map((pair) => `${pair}: never tried`),
  ]
}

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

let turn = 0

/** Whom a request is from; a new session each time, since some routes end theirs. */
async function headersOf(caller: Caller): Promise<Record<string, string>> {
  if (caller === 'nobody') return {}
  if (caller === 'contact') return { cookie: await plantSession(house, '19900018888') }
  if (caller === 'person') return { cookie: (await plantPerson(house)).cookie }
  if (caller === 'newUnit') return { cookie: (await plantUnit(house, { people: 'none' })).cookie }
  if (caller === 'administrator of a unit') return { cookie: (await plantUnit(house)).cookie }
  if (caller === 'operator') {
    const unit = await plantUnit(house, { operatorOf: ['premiumDeferralRegistration'] })
    return { cookie: unit.cookie }
  }
  const { token } = await plantStaff(house, [caller])
  // A desk carries its token in a cookie, the command line in a header: both must count the same.
  turn += 1
  return turn % 2 === 0 ? { cookie: `wg-staff=${token}` } : { authorization: `Bearer ${token}` }
}

const examples: Record<string, string> = { caseNo: 'WG3-K7H-2MJ', year: '2030' }

async function request(route: Route, headers: Record<string, string>): Promise<Response> {
  const params = Object.fromEntries(
    [...route.path.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, examples[key] ?? randomUUID()]),
  )
  return house.request(routeUrl(route, params), {
    method: route.method,
    headers: {
      ...headers,
      'content-type': route.body === 'file' ? 'application/octet-stream' : 'application/json',
      'idempotency-key': randomUUID(),
    },
    ...(route.method === 'GET' ? {} : { body: '{}' }),
  })
}

async function meet(name: RouteName, caller: Caller): Promise<Met> {
  const response = await request(routes[name], await headersOf(caller))
  if (response.status !== 401 && response.status !== 403) {
    return { name, caller, admission: 'admitted' }
  }
  const { error } = (await response.json()) as ErrorBody
  // A wrong password is no question of who may ask.
  const admission = error.code === 'SIGN_IN_WRONG' ? 'admitted' : (error.code as Admission)
  return { name, caller, admission }
}

const isDear = ({ access }: Route): boolean => access.kind === 'staff' && access.fresh === true

/** When the second factor was given in a planted session. */
async function setFactor(token: string, at: number | null): Promise<void> {
  await withWriter(house, (db) =>
    db
      .updateTable('staff_session')
      .set({ second_factor_at: at })
      .where('token_hash', '=', tokenHash(token))
      .execute(),
  )
}

type StaffAccess = Extract<Route['access'], { kind: 'staff' }>

/** Staff routes of a kind that did not ask this session for its second factor. */
async function admittedWith(
  token: string,
  wanted: (access: StaffAccess) => boolean,
): Promise<string[]> {
  const admitted: string[] = []
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    if (route.access.kind !== 'staff' || !wanted(route.access)) continue
    const response = await request(route, { authorization: `Bearer ${token}` })
    const { error } = (await response.json().catch(() => ({}))) as Partial<ErrorBody>
    if (error?.code !== 'SECOND_FACTOR_NEEDED') admitted.push(name)
  }
  return admitted
}

describe('every route', { timeout: 60_000 }, () => {
  it('admits and refuses exactly whom its contract declares', async () => {
    const met: Met[] = []
    for (const name of Object.keys(routes) as RouteName[]) {
      met.push(...(await Promise.all(callers.map((caller) => meet(name, caller)))))
    }
    expect(findings(met)).toEqual([])
  })

  it('of the staff but those of the sign-in itself refuses half a sign-in, whatever the role', async () => {
    const { token } = await plantStaff(house, roles)
    await setFactor(token, null)
    expect(await admittedWith(token, (access) => access.act !== 'ownSession')).toEqual([])
  })

  it('that is dear to undo refuses a second factor of long ago', async () => {
    const { token } = await plantStaff(house, roles)
    await setFactor(token, house.clock.now() - timing.secondFactorFreshMs)
    expect(await admittedWith(token, ({ fresh }) => fresh === true)).toEqual([])
    const dear = Object.entries(routes).filter(([, route]) => isDear(route))
    expect(dear.length).toBeGreaterThan(8)
  })

  it('that admits or refuses somebody else is found, and so is one that nobody tried', () => {
    const all = (Object.keys(routes) as RouteName[]).flatMap((name) =>
      callers.map((caller) => ({ name, caller, admission: declared(routes[name], caller) })),
    )
    expect(findings(all)).toEqual([])
    const wrong = all.map((one) =>
      one.name === 'backUp' && one.caller === 'clerk'
        ? { ...one, admission: 'admitted' as const }
        : one,
    )
    expect(findings(wrong)).toEqual(['backUp clerk: admitted'])
    const missing = all.filter(({ name, caller }) => name !== 'getCase' || caller !== 'finance')
    expect(findings(missing)).toEqual(['getCase finance: never tried'])
  })
})
