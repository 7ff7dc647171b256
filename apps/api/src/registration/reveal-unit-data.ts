import type { CallInput } from '@wengang/contracts'
import { revealUnitData } from '@wengang/contracts/endpoints/staff/reveal-unit-data'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { typedUscc } from '../accounts/typed-values.ts'
import { noteUnitReadingCommand } from '../cases/reveal.service.ts'
import { refuse } from '../platform/app-error.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { findAdministrator, nameOfMember } from '../units/unit.queries.ts'
import { findService, staffUnit, type UnitRow } from './unit.queries.ts'

type Field = CallInput<'revealUnitData'>['body']['field']

/** POST /api/staff/units/:uscc/personal */
export function mountRevealUnitData(app: HttpApp): void {
  mount(app, revealUnitData, async ({ services, staff, params, body, now }) => {
    const by = signedIn(staff)
    const unit = await staffUnit(services.store.read, typedUscc(params.uscc), by)
    const value = await valueOf(services, unit, body.field)
    if (value === null) return refuse('STATE_REFUSES', { reason: '系统里没有登记这一项。' })
    await services.store.write(noteUnitReadingCommand, {
      unitId: unit.id,
      ...body,
      by: actorOf(by),
      at: now,
    })
    return { value }
  })
}

async function valueOf(
  { store, keys }: Services,
  unit: UnitRow,
  field: Field,
): Promise<string | null> {
  const service = await findService(store.read, unit.id)
  if (service === undefined) return null
  const key = unwrapDataKey(keys, unit.id, unit.key_wrapped)
  switch (field) {
    case 'certifiedMobile':
      return openField(key, sealedPlace.accountMobile(unit.id), service.mobile_sealed)
    case 'agentName':
      return openField(key, sealedPlace.accountAgent(unit.id), service.agent_sealed)
    case 'administrator': {
      const administrator = await findAdministrator(store.read, unit.id)
      return administrator === undefined ? null : nameOfMember(key, administrator)
    }
  }
}
