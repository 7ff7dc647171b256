import { getRegistration } from '@wengang/contracts/endpoints/get-registration'
import { portalAt, shanghaiDay } from '@wengang/policy'
import { personView } from '../accounts/person.queries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import { maintenanceBar } from './maintenance-rule.ts'
import { maintenanceView, registeredName } from './maintenance-view.ts'
import {
  findMaintained,
  type MaintenanceRow,
  maintenancesNaming,
  quotaAt,
  takenPlaces,
} from './maintenance.queries.ts'
import { findOwnPerson, type OwnPerson } from './own-person.ts'
import { firstSteps, unitSteps } from './registration-steps.ts'
import { findAdministrator } from '../units/unit.queries.ts'
import { findService, maySeeName } from './unit.queries.ts'

/** GET /api/registration */
export function mountGetRegistration(app: HttpApp): void {
  mount(app, getRegistration, async ({ services, session, now }) => {
    const portal = portalAt(now)
    const rule = portal.usccMaintenance
    const person = await findOwnPerson(services, session)
    const bar = maintenanceBar(rule, 'personalPortal', [], shanghaiDay(now))
    return {
      person: person === null ? null : personView(services.keys, person.row),
      rule: { total: rule.total, perDay: rule.perDay, open: [...rule.open] },
      portal: { ...portal.addresses },
      steps: firstSteps(person !== null, bar),
      units: person === null ? [] : await ownUnits(services, person, now),
    }
  })
}

/** One list of steps for each unit that a maintenance names the person for, the newest first. */
async function ownUnits({ store, keys }: Services, person: OwnPerson, now: number) {
  const rows = await maintenancesNaming(store.read, person.idNumberIndex)
  const newest = new Map<string, MaintenanceRow>()
  for (const row of rows) if (!newest.has(row.unit_id)) newest.set(row.unit_id, row)
  const taken = await takenPlaces(
    store.read,
    rows.map(({ uscc }) => uscc),
  )
  const rule = portalAt(now).usccMaintenance
  const units = []
  for (const row of newest.values()) {
    const maintained = await findMaintained(store.read, row.unit_id)
    const places = taken.get(row.uscc) ?? []
    const isMaintained = maintained?.agent_index === person.idNumberIndex
    // A rejected request must not stand where the maintained data are asked for.
    const shown = isMaintained && row.state !== 'pending' ? maintained : row
    const view = maintenanceView(shown, keys)
    const isNamed = await maySeeName(store.read, row.unit_id, person)
    units.push({
      uscc: row.uscc,
      unitName: view.unitName,
      mobile: view.mobile,
      steps: unitSteps({
        newest: row,
        maintained: maintained === undefined ? 'nobody' : isMaintained ? 'thisPerson' : 'another',
        bar: maintenanceBar(rule, 'personalPortal', places, shanghaiDay(now)),
        isOpened: (await findService(store.read, row.unit_id)) !== undefined,
        hasAdministrator: (await findAdministrator(store.read, row.unit_id)) !== undefined,
      }),
      quota: quotaAt(places, now),
      maintenance: maintenanceView(row, keys),
      registeredName: isNamed ? registeredName(shown) : null,
    })
  }
  return units
}
