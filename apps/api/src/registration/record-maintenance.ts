import { recordMaintenance } from '@wengang/contracts/endpoints/staff/record-maintenance'
import { normaliseUnitName } from '@wengang/identifiers'
import { typedIdNumber, typedMobile, typedUscc } from '../accounts/typed-values.ts'
import { AppError, notFound, refuse } from '../platform/app-error.ts'
import { type DataKey, newDataKey, unwrapDataKey } from '../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, isWithin, signedIn } from '../platform/region-scope.ts'
import { maintenanceView } from './maintenance-view.ts'
import { findMaintenance } from './maintenance.queries.ts'
import { addMaintenanceCommand } from './maintenance.service.ts'
import { prepareMaintenance } from './new-maintenance.ts'
import { findUnitByUscc, type UnitRow } from './unit.queries.ts'

/** POST /api/staff/maintenances */
export function mountRecordMaintenance(app: HttpApp): void {
  mount(app, recordMaintenance, async ({ services, staff, body, act, now }) => {
    const by = signedIn(staff)
    const { store, keys } = services
    const uscc = typedUscc(body.uscc)
    const mobile = typedMobile(body.mobile)
    const idNumber = typedIdNumber(body.agentIdNumber, now, 'agentIdNumber')
    const record = async () => {
      const known = await findUnitByUscc(store.read, uscc)
      const place =
        known === undefined ? newUnit(keys, { ...body, uscc }, by, now) : knownUnit(keys, known, by)
      const prepared = prepareMaintenance(keys, {
        unit: place.unit,
        unitKey: place.key,
        unitName: body.unitName,
        channel: 'hall',
        agent: {
          name: body.agentName,
          index: blindIndex(keys, 'idNumber', idNumber),
          personId: null,
        },
        mobile,
        certifiedBy: actorOf(by),
        at: now,
      })
      return store.write(addMaintenanceCommand, {
        ...prepared,
        newUnit: known === undefined ? place.unit : null,
        seesName: true,
        facts: { channel: 'hall', licenceSeen: true, identitySeen: true },
        by: actorOf(by),
        at: now,
        act,
      })
    }
    const value = settled(await againWhenAdded(record))
    if (value.kind === 'pending') return refuse('SERVER_FAULT', {})
    const row = (await findMaintenance(store.read, value.maintenanceId)) ?? notFound()
    return { maintenance: maintenanceView(row, keys), quota: value.quota }
  })
}

interface Place {
  unit: UnitRow
  key: DataKey
}

function knownUnit(keys: Keys, unit: UnitRow, by: StaffPerson): Place {
  if (!isWithin(unit.region_code, by.regionCode)) return notFound()
  return { unit, key: unwrapDataKey(keys, unit.id, unit.key_wrapped) }
}

/** A unit that has never been on a list; it lies where the clerk says, within the clerk's own region. */
function newUnit(
  keys: Keys,
  typed: { uscc: string; unitName: string; regionCode?: string | undefined },
  by: StaffPerson,
  now: number,
): Place {
  const { regionCode } = typed
  if (regionCode === undefined) return badRegion('这家单位是第一次登记，请填写 6 位地区代码')
  if (!isWithin(regionCode, by.regionCode)) {
    return badRegion('这个地区不归您办理，请核对地区代码')
  }
  const id = newId(now)
  const { key, wrapped } = newDataKey(keys, id)
  const unit = {
    id,
    uscc: typed.uscc,
    name: typed.unitName,
    name_normal: normaliseUnitName(typed.unitName),
    unit_no: null,
    region_code: regionCode,
    key_wrapped: wrapped,
    created_at: now,
  }
  return { unit, key }
}

function badRegion(message: string): never {
  return refuse('INVALID_INPUT', { findings: [{ field: 'regionCode', message }] })
}

/** Once more when somebody else added the unit between looking and writing: now it is known. */
async function againWhenAdded<T>(record: () => Promise<T>): Promise<T> {
  try {
    return await record()
  } catch (error) {
    if (error instanceof AppError && error.code === 'BUSY') return record()
    throw error
  }
}
