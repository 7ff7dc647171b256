import { requestMaintenance } from '@wengang/contracts/endpoints/request-maintenance'
import { portalAt } from '@wengang/policy'
import { typedMobile, typedUscc } from '../accounts/typed-values.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { countAct } from '../public/address-limits.ts'
import { maintenanceView, openMaintenance } from './maintenance-view.ts'
import { findMaintenance } from './maintenance.queries.ts'
import { addMaintenanceCommand } from './maintenance.service.ts'
import { prepareMaintenance } from './new-maintenance.ts'
import { ownPerson } from './own-person.ts'
import { findUnitByUscc, maySeeName } from './unit.queries.ts'
import { maskPersonName } from '@wengang/identifiers'

/** POST /api/registration/maintenances */
export function mountRequestMaintenance(app: HttpApp): void {
  mount(app, requestMaintenance, async ({ services, session, body, act, now, c }) => {
    const person = await ownPerson(services, session)
    const { store, keys } = services
    const uscc = typedUscc(body.uscc)
    const mobile = body.mobile === undefined ? person.mobile : typedMobile(body.mobile)
    await countAct(c, 'find')
    if (!portalAt(now).usccMaintenance.open.includes('personalPortal')) {
      return refuse('MAINTENANCE_WAY_CLOSED', {})
    }
    const unit = (await findUnitByUscc(store.read, uscc)) ?? refuse('UNIT_UNKNOWN', {})
    const prepared = prepareMaintenance(keys, {
      unit,
      unitKey: unwrapDataKey(keys, unit.id, unit.key_wrapped),
      unitName: body.unitName,
      channel: 'personalPortal',
      agent: { name: person.name, index: person.idNumberIndex, personId: person.personId },
      mobile,
      certifiedBy: null,
      at: now,
    })
    const outcome = await store.write(addMaintenanceCommand, {
      ...prepared,
      newUnit: null,
      seesName: await maySeeName(store.read, unit.id, person),
      facts: { channel: 'personalPortal', personId: person.personId },
      by: `session:${session?.id ?? ''}`,
      at: now,
      act,
    })
    const value = settled(outcome)
    const row = (await findMaintenance(store.read, value.maintenanceId)) ?? notFound()
    if (value.kind === 'pending') {
      const who = maskPersonName(openMaintenance(row, keys).agentName)
      return refuse('MAINTENANCE_PENDING', { who, at: row.requested_at })
    }
    return { maintenance: maintenanceView(row, keys), quota: value.quota }
  })
}
