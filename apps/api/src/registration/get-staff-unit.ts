import { getStaffUnit } from '@wengang/contracts/endpoints/staff/get-staff-unit'
import { maskMobile, maskPersonName } from '@wengang/identifiers'
import { getEdition } from '@wengang/policy'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { typedUscc } from '../accounts/typed-values.ts'
import { atCounter } from '../cases/at-counter.ts'
import { staffCaseViews } from '../cases/staff-case-view.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { isInScope, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { maintenanceView } from './maintenance-view.ts'
import { maintenancesOf, quotaOf } from './maintenance.queries.ts'
import { casesOfUnits } from '../units/find-units.queries.ts'
import { findAdministrator, nameOfMember } from '../units/unit.queries.ts'
import { findService, staffUnit, type UnitRow } from './unit.queries.ts'

/** GET /api/staff/units/:uscc */
export function mountGetStaffUnit(app: HttpApp): void {
  mount(app, getStaffUnit, async ({ services, staff, params, now }) => {
    const { store, keys } = services
    const by = signedIn(staff)
    const unit = await staffUnit(store.read, typedUscc(params.uscc), by)
    const rows = await maintenancesOf(store.read, unit.id)
    return {
      uscc: unit.uscc,
      unitName: unit.name,
      regionCode: unit.region_code,
      cases: await casesView(services, unit, by),
      quota: await quotaOf(store.read, unit.uscc, now),
      maintenances: rows.map((row) => maintenanceView(row, keys)),
      service: await serviceView(services, unit),
    }
  })
}

async function casesView(services: Services, unit: UnitRow, by: StaffPerson) {
  const { read } = services.store
  const all = await casesOfUnits(read, [unit.id])
  const rows = all.filter((row) => isInScope(row, by))
  const views = await staffCaseViews(services, rows)
  const shown = []
  for (const [place, row] of rows.entries()) {
    const view = views[place]
    if (view === undefined) continue
    const { title } = getEdition(row.edition_id)
    shown.push({ ...view, title, atCounter: await atCounter(read, row) })
  }
  return shown
}

async function serviceView({ store, keys }: Services, unit: UnitRow) {
  const service = await findService(store.read, unit.id)
  if (service === undefined) return null
  const administrator = await findAdministrator(store.read, unit.id)
  const key = unwrapDataKey(keys, unit.id, unit.key_wrapped)
  const open = (place: string, sealed: string) => openField(key, place, sealed)
  return {
    openedAt: service.opened_at,
    agreementVersion: service.agreement_version,
    mobile: maskMobile(open(sealedPlace.accountMobile(unit.id), service.mobile_sealed)),
    agentName: maskPersonName(open(sealedPlace.accountAgent(unit.id), service.agent_sealed)),
    administrator:
      administrator === undefined ? null : maskPersonName(nameOfMember(key, administrator)),
  }
}
