import { type DataKey, openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { sealedPlace } from '../accounts/sealed-places.ts'
import type { Schema } from '../platform/database/schema.ts'

function selectUnits(db: Db | Trx) {
  return db
    .selectFrom('unit')
    .leftJoin('unit_account', 'unit_account.unit_id', 'unit.id')
    .select([
      'unit.id',
      'unit.uscc',
      'unit.name',
      'unit.region_code',
      'unit.key_wrapped',
      'unit_account.mobile_sealed',
      'unit_account.mobile_index',
      'unit_account.agent_sealed',
      'unit_account.internal_management',
    ])
}

type UnitRow = Awaited<ReturnType<ReturnType<typeof selectUnits>['executeTakeFirstOrThrow']>>

/** A unit whose online service is open, with the certified mobile in the clear. */
export interface OpenUnit {
  id: string
  uscc: string
  name: string
  regionCode: string
  key: DataKey
  certified: { mobile: string; mobileIndex: string }
  agentName: string
  internalManagement: boolean
}

/** A unit by its credit code: opened, known but not opened, or unknown. */
export async function findOpenUnit(
  db: Db,
  keys: Keys,
  uscc: string,
): Promise<OpenUnit | 'notOpened' | undefined> {
  const row = await selectUnits(db).where('unit.uscc', '=', uscc).executeTakeFirst()
  return row === undefined ? undefined : (openUnit(row, keys) ?? 'notOpened')
}

/** The unit of a session, which is always an opened one. */
export async function unitOfSession(db: Db, keys: Keys, unitId: string): Promise<OpenUnit> {
  const row = await selectUnits(db).where('unit.id', '=', unitId).executeTakeFirstOrThrow()
  const unit = openUnit(row, keys)
  if (unit === null) throw new Error('A unit with a session has no account.')
  return unit
}

function openUnit(row: UnitRow, keys: Keys): OpenUnit | null {
  const { id, mobile_sealed: mobile, mobile_index: mobileIndex, agent_sealed: agent } = row
  if (mobile === null || mobileIndex === null || agent === null) return null
  const key = unwrapDataKey(keys, id, row.key_wrapped)
  return {
    id,
    uscc: row.uscc,
    name: row.name,
    regionCode: row.region_code,
    key,
    certified: { mobile: openField(key, sealedPlace.accountMobile(id), mobile), mobileIndex },
    agentName: openField(key, sealedPlace.accountAgent(id), agent),
    internalManagement: row.internal_management === 1,
  }
}

/** What everything that changes a unit's service takes first, so that one act follows another. */
export const unitLock = (uscc: string): string => `uscc:${uscc}`

/** The certified mobile of a unit and whether it manages operators, as they stand in a transaction. */
export function accountNow(trx: Trx, unitId: string) {
  return trx
    .selectFrom('unit_account')
    .select(['mobile_index', 'internal_management'])
    .where('unit_id', '=', unitId)
    .executeTakeFirstOrThrow()
}

export type MemberRow = Schema['unit_member']

/** The administrator of a unit; undefined until one has registered. */
export function findAdministrator(db: Db | Trx, unitId: string): Promise<MemberRow | undefined> {
  return db
    .selectFrom('unit_member')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('role', '=', 'administrator')
    .where('state', '=', 'active')
    .executeTakeFirst()
}

/** One of a unit's people, by the id that a session holds. */
export function findMember(db: Db | Trx, memberId: string): Promise<MemberRow> {
  return db
    .selectFrom('unit_member')
    .selectAll()
    .where('id', '=', memberId)
    .executeTakeFirstOrThrow()
}

/** The name of a member in the clear. */
export function nameOfMember(key: DataKey, row: Pick<MemberRow, 'id' | 'name_sealed'>): string {
  return openField(key, sealedPlace.memberName(row.id), row.name_sealed)
}
