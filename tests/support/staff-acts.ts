import { randomUUID } from 'node:crypto'
import type { Batch, CallResult, Client, Role, Round } from '@wengang/contracts'
import type { Choice } from '@wengang/policy'
import { answer } from './answer.ts'
import { type House, makeHouse } from './house.ts'
import { type PlantedCase, plantCase, plantSession } from './plant.ts'
import { plantStaff } from './plant-staff.ts'

const officeRoles = {
  handler: 'handler',
  secondHandler: 'handler',
  reviewer: 'reviewer',
  messageDesk: 'messageDesk',
  clerk: 'clerk',
  finance: 'finance',
  secondFinance: 'finance',
  administrator: 'administrator',
} as const satisfies Record<string, Role>

type OfficeRole = keyof typeof officeRoles

/** The people of one office, each with a client of their own. */
export type Office = Record<OfficeRole, Client> & { ids: Record<OfficeRole, string> }

/** Plants one person of each role that acts on cases. */
export async function plantOffice(house: House, regionCode = '41'): Promise<Office> {
  const clients: Partial<Record<OfficeRole, Client>> = {}
  const ids: Partial<Record<OfficeRole, string>> = {}
  for (const [name, role] of Object.entries(officeRoles) as [OfficeRole, Role][]) {
    const { id, token } = await plantStaff(house, [role], regionCode)
    clients[name] = house.client({ token })
    ids[name] = id
  }
  return { ...clients, ids } as Office
}

/** A house with the people of one office, for the tests of a file. */
export async function openOffice(): Promise<{ house: House; office: Office }> {
  const house = await makeHouse()
  return { house, office: await plantOffice(house) }
}

/** A planted case with the client of its firm, answered when a choice is named. */
export interface Firm extends PlantedCase {
  client: Client
}

export async function plantFirm(
  house: House,
  choice: Choice | null,
  wish: Parameters<typeof plantCase>[1] = {},
): Promise<Firm> {
  const planted = await plantCase(house, wish)
  const client = house.client({ cookie: await plantSession(house, planted.mobile) })
  if (choice !== null) must(await answer(house, client, planted.caseId, choice))
  return { ...planted, client }
}

/** A session of the firm's phone that has not ended, after a test moved the clock. */
export async function freshClient(house: House, firm: Firm): Promise<Client> {
  return house.client({ cookie: await plantSession(house, firm.mobile) })
}

/** The data of a call that is meant to succeed. */
export function must<T>(
  result: { ok: true; data: T } | { ok: false; code: string; message: string },
): T {
  if (result.ok) return result.data
  throw new Error(`${result.code}: ${result.message}`)
}

/** A key as a person's program makes it for one act. */
export const key = (): { idempotencyKey: string } => ({ idempotencyKey: randomUUID() })

/** Puts a list in force that waits for a second person; somebody planted for it is that person. */
export async function releaseBatch(house: House, batchId: string): Promise<Batch> {
  const { token } = await plantStaff(house, ['reviewer'])
  const reviewer = house.client({ token })
  return must(await reviewer('releaseBatch', { params: { batchId }, body: {}, ...key() })).batch
}

/** The two people whom a cut-off takes. */
export type Publishers = Pick<Office, 'handler' | 'reviewer'>

/** Prepares a publicity of all Henan, or of a part of it. */
export async function preparePublicity(
  { handler }: Pick<Office, 'handler'>,
  regionCode = '41',
): Promise<Round> {
  return must(await handler('preparePublicity', { body: { regionCode }, ...key() })).round
}

/** Releases a prepared publicity by another person. */
export function releasePublicity(
  { reviewer }: Pick<Office, 'reviewer'>,
  roundId: string,
): Promise<CallResult<'releasePublicity'>> {
  return reviewer('releasePublicity', { params: { roundId }, body: {}, ...key() })
}

/** Prepares a publicity and releases it: cut off and published at once, by two people. */
export async function startPublicity(office: Publishers, regionCode = '41'): Promise<Round> {
  const { id } = await preparePublicity(office, regionCode)
  return must(await releasePublicity(office, id)).round
}

/** What a firm sees of its offer now. */
export async function offerOf(house: House, firm: Firm) {
  const client = await freshClient(house, firm)
  return must(await client('getOffer', { params: { offerId: firm.caseId } })).offer
}

/** Moves the clock behind the last day of a round and closes it. */
export async function closeRound(
  house: House,
  handler: Client,
  round: Round,
): Promise<CallResult<'closePublicity'>> {
  house.clock.set(`${round.endsOn}T24:00:00+08:00`)
  return handler('closePublicity', { params: { roundId: round.id }, body: {}, ...key() })
}

/** Publishes who accepted in a region, closes the round when its days are over, and allocates its money. */
export async function allocateRound(
  house: House,
  office: Office,
  regionCode: string,
): Promise<Round> {
  const round = await startPublicity(office, regionCode)
  must(await closeRound(house, office.handler, round))
  const params = { roundId: round.id }
  must(await office.handler('allocateRound', { params, body: {}, ...key() }))
  return round
}
