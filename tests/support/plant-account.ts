import { sealedPlace } from '@wengang/api/accounts/sealed-places'
import { masterKey, sealField, unwrapDataKey } from '@wengang/api/platform/crypto/fields'
import { blindIndex, tokenHash } from '@wengang/api/platform/crypto/keys'
import type { Schema } from '@wengang/api/platform/database/schema'
import { newId } from '@wengang/api/platform/ids'
import { newToken } from '@wengang/api/platform/random'
import { residentIdCheckCharacter } from '@wengang/identifiers'
import type { BusinessId } from '@wengang/policy'
import type { House } from './house.ts'
import { plantCase, type PlantedCase, withWriter } from './plant.ts'

let planted = 0

/** A made-up resident ID with a right check character. */
export function madeUpIdNumber(number: number): string {
  const front = `41130219900101${String(number % 1000).padStart(3, '0')}`
  return `${front}${residentIdCheckCharacter(front)}`
}

export interface PlantedPerson {
  personId: string
  idNumber: string
  name: string
  mobile: string
  cookie: string
}

/** A personal account with a session, as if it had been registered. */
export async function plantPerson(
  house: House,
  wish: { mobile?: string; idNumber?: string; name?: string } = {},
): Promise<PlantedPerson> {
  planted += 1
  const { keys, clock } = house.services
  const personId = newId(clock.now())
  const idNumber = wish.idNumber ?? madeUpIdNumber(planted)
  const name = wish.name ?? '张示例'
  const mobile = wish.mobile ?? String(19_900_500_000 + planted)
  const seal = (place: string, value: string) => sealField(masterKey(keys), place, value)
  const row: Schema['person'] = {
    id: personId,
    id_number_index: blindIndex(keys, 'idNumber', idNumber),
    id_number_sealed: seal(sealedPlace.personIdNumber(personId), idNumber),
    name_sealed: seal(sealedPlace.personName(personId), name),
    mobile_sealed: seal(sealedPlace.personMobile(personId), mobile),
    mobile_index: blindIndex(keys, 'mobile', mobile),
    identity: 'formOnly',
    created_at: clock.now(),
  }
  await withWriter(house, (db) => db.insertInto('person').values(row).execute())
  const cookie = await plantAccountSession(house, mobile, { kind: 'person', person_id: personId })
  return { personId, idNumber, name, mobile, cookie }
}

export interface PlantedUnit extends PlantedCase {
  /** The certified mobile. */
  certified: string
  /** The mobile of the session: the certified one, or the operator's own. */
  phone: string
  memberId: string | null
  /** A session of its administrator, or of the operator that was wished for. */
  cookie: string
}

export interface UnitWish {
  /** Resident ID of the agent whom the maintenance names. */
  agentIdNumber?: string
  case?: PlantedCase
  certified?: string
  /** `none`: opened, but nobody has signed in yet. */
  people?: 'none' | 'administrator'
  /** An operator with these businesses signs in, and the unit manages operators. */
  operatorOf?: readonly BusinessId[]
}

/** A unit whose online service is open, with a session of one of its people. */
export async function plantUnit(house: House, wish: UnitWish = {}): Promise<PlantedUnit> {
  planted += 1
  const unit = wish.case ?? (await plantCase(house))
  const certified = wish.certified ?? String(19_900_600_000 + planted)
  const { keys, clock } = house.services
  const now = clock.now()
  const { key_wrapped: wrapped, region_code: regionCode } = await house.services.store.read
    .selectFrom('unit')
    .select(['key_wrapped', 'region_code'])
    .where('id', '=', unit.unitId)
    .executeTakeFirstOrThrow()
  const unitKey = unwrapDataKey(keys, unit.unitId, wrapped)
  const seal = (place: string, value: string) => sealField(unitKey, place, value)
  const maintenanceId = newId(now)
  const certifiedIndex = blindIndex(keys, 'mobile', certified)
  const maintenance: Schema['maintenance'] = {
    id: maintenanceId,
    unit_id: unit.unitId,
    uscc: unit.uscc,
    unit_name: unit.unitName,
    region_code: regionCode,
    channel: 'hall',
    state: 'certified',
    person_id: null,
    agent_index: blindIndex(keys, 'idNumber', wish.agentIdNumber ?? madeUpIdNumber(planted)),
    agent_sealed: seal(sealedPlace.maintenanceAgent(maintenanceId), '李经办'),
    mobile_sealed: seal(sealedPlace.maintenanceMobile(maintenanceId), certified),
    mobile_index: certifiedIndex,
    requested_at: now,
    counted_on: '2023-12-01',
    decided_at: now,
    decided_by: 'staff',
    reason: null,
  }
  const isOperator = wish.operatorOf !== undefined
  const account: Schema['unit_account'] = {
    unit_id: unit.unitId,
    maintenance_id: maintenanceId,
    opened_at: now,
    opened_by: 'test',
    agreement_version: '2023-1',
    mobile_sealed: seal(sealedPlace.accountMobile(unit.unitId), certified),
    mobile_index: certifiedIndex,
    agent_sealed: seal(sealedPlace.accountAgent(unit.unitId), '李经办'),
    internal_management: isOperator ? 1 : 0,
  }
  const member = (
    role: 'administrator' | 'operator',
    mobile: string,
    businesses: readonly BusinessId[] | null,
  ): Schema['unit_member'] => {
    const id = newId(now)
    return {
      id,
      unit_id: unit.unitId,
      role,
      state: 'active',
      name_sealed: seal(sealedPlace.memberName(id), role === 'operator' ? '王操作' : '李经办'),
      mobile_sealed: seal(sealedPlace.memberMobile(id), mobile),
      mobile_index: blindIndex(keys, 'mobile', mobile),
      businesses: businesses === null ? null : JSON.stringify(businesses),
      internal_unit: null,
      created_at: now,
      expires_at: null,
      activated_at: now,
      withdrawn_at: null,
    }
  }
  const own = String(19_900_700_000 + planted)
  const members = [
    ...(wish.people === 'none' ? [] : [member('administrator', certified, null)]),
    ...(wish.operatorOf === undefined ? [] : [member('operator', own, wish.operatorOf)]),
  ]
  await withWriter(house, async (db) => {
    await db.insertInto('maintenance').values(maintenance).execute()
    await db.insertInto('unit_account').values(account).execute()
    if (members.length > 0) await db.insertInto('unit_member').values(members).execute()
  })
  const memberId = members.at(-1)?.id ?? null
  const phone = isOperator ? own : certified
  const cookie = await plantAccountSession(house, phone, {
    kind: 'unit',
    unit_id: unit.unitId,
    member_id: memberId,
  })
  return { ...unit, certified, phone, memberId, cookie }
}

/** A session of an account, as if its code had been entered; answers the cookie. */
export async function plantAccountSession(
  house: House,
  mobile: string,
  owner: Pick<Schema['session'], 'kind'> &
    Partial<Pick<Schema['session'], 'person_id' | 'unit_id' | 'member_id'>>,
): Promise<string> {
  const { keys, clock } = house.services
  const now = clock.now()
  const token = newToken()
  const row: Schema['session'] = {
    token_hash: tokenHash(token),
    id: newId(now),
    person_id: null,
    unit_id: null,
    member_id: null,
    browser_hash: null,
    ...owner,
    mobile_index: blindIndex(keys, 'mobile', mobile),
    mobile_sealed: sealField(masterKey(keys), 'session.mobile', mobile),
    device: 'test',
    created_at: now,
    seen_at: now,
    ended_at: null,
  }
  await withWriter(house, (db) => db.insertInto('session').values(row).execute())
  return `wg-firm=${token}`
}
