import { findNewestChallenge } from '@wengang/api/links/challenge.queries'
import { challengeCode } from '@wengang/api/messages/message-codes'
import type { CallInput, CallOutput, CallResult, Client } from '@wengang/contracts'
import { completeUscc } from '@wengang/identifiers'
import type { House } from '../../support/house.ts'
import {
  madeUpIdNumber,
  plantAccountSession,
  plantPerson,
  type PlantedPerson,
} from '../../support/plant-account.ts'
import type { PlantedCase } from '../../support/plant.ts'
import { key, must } from '../../support/staff-acts.ts'

type Named = Pick<PlantedCase, 'uscc' | 'unitName'>

/** A person with a client that is signed in now. */
export interface Handler extends PlantedPerson {
  client: Client
}

export async function plantHandler(
  house: House,
  wish: Parameters<typeof plantPerson>[1] = {},
): Promise<Handler> {
  const person = await plantPerson(house, wish)
  return { ...person, client: house.client({ cookie: person.cookie }) }
}

/** The same person on a fresh session, after a test moved the clock. */
export async function signedInAgain(house: House, person: Handler): Promise<Handler> {
  const owner = { kind: 'person', person_id: person.personId } as const
  const cookie = await plantAccountSession(house, person.mobile, owner)
  return { ...person, cookie, client: house.client({ cookie }) }
}

export const request = (
  person: { client: Client },
  unit: Named,
  more: { unitName?: string; mobile?: string } = {},
  act = key(),
): Promise<CallResult<'requestMaintenance'>> =>
  person.client('requestMaintenance', {
    body: { uscc: unit.uscc, unitName: unit.unitName, ...more },
    ...act,
  })

type RecordBody = CallInput<'recordMaintenance'>['body']

/** A maintenance as a clerk records it; everything that a test does not name is made up. */
export const recordBody = (unit: Named, more: Partial<RecordBody> = {}): RecordBody => ({
  uscc: unit.uscc,
  unitName: unit.unitName,
  agentName: '李经办',
  agentIdNumber: madeUpIdNumber(901),
  mobile: '19900090001',
  licenceSeen: true,
  identitySeen: true,
  ...more,
})

export const record = (
  clerk: Client,
  unit: Named,
  more: Partial<RecordBody> = {},
  act = key(),
): Promise<CallResult<'recordMaintenance'>> =>
  clerk('recordMaintenance', { body: recordBody(unit, more), ...act })

export const decide = (
  handler: Client,
  maintenanceId: string,
  reason?: string,
  act = key(),
): Promise<CallResult<'decideMaintenance'>> =>
  handler('decideMaintenance', {
    params: { maintenanceId },
    body: reason === undefined ? { decision: 'certify' } : { decision: 'reject', reason },
    ...act,
  })

/** The digits that were sent last for opening a unit's service. */
export async function openingCode(house: House, unitId: string): Promise<string> {
  const newest = await findNewestChallenge(house.services.store.read, {
    kind: 'opening',
    id: unitId,
  })
  if (newest === undefined) throw new Error('no code was sent')
  return challengeCode(house.services.keys, newest.id)
}

/** Asks for a code of an opening and answers its digits. */
export async function askCode(
  house: House,
  person: Handler,
  unit: Named & { unitId: string },
  typed: { unitName?: string; mobile?: string } = {},
): Promise<string> {
  house.clock.advance(1_000)
  must(await person.client('askOpeningCode', { body: { uscc: unit.uscc, ...typed } }))
  return openingCode(house, unit.unitId)
}

export const open = (
  person: { client: Client },
  unit: Named,
  code: string,
  more: { unitName?: string; mobile?: string; agreementVersion?: string } = {},
  act = key(),
): Promise<CallResult<'openUnitService'>> =>
  person.client('openUnitService', {
    body: { uscc: unit.uscc, code, agreementVersion: '2023-1', ...more },
    ...act,
  })

/** What the task list says about one unit. */
export async function unitOf(
  person: { client: Client },
  uscc: string,
): Promise<CallOutput<'getRegistration'>['units'][number]> {
  const { units } = must(await person.client('getRegistration', {}))
  const unit = units.find((one) => one.uscc === uscc)
  if (unit === undefined) throw new Error(`no unit ${uscc}`)
  return unit
}

/** A credit code that no list knows. */
export const unknownUscc = (number: number): string =>
  completeUscc('91410181', `MB${String(number).padStart(6, '0')}`)

/** How many of these calls went well, and how often each refusal came. */
export function counted(
  results: readonly ({ ok: true } | { ok: false; code: string })[],
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const result of results) {
    const name = result.ok ? 'ok' : result.code
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
