import type { CallOutput } from '@wengang/contracts'
import { openUnitService } from '@wengang/contracts/endpoints/open-unit-service'
import { maskPersonName } from '@wengang/identifiers'
import { portalAt } from '@wengang/policy'
import { readyCode, refuseCode } from '../accounts/codes.ts'
import { personById, personName } from '../accounts/person.queries.ts'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type ActKey, outcomeBefore, settled } from '../platform/idempotency.ts'
import type { Services } from '../platform/services.ts'
import { countAct } from '../public/address-limits.ts'
import { matchOpening, openingSubject, refuseFormerPhone, typedOpening } from './opening.ts'
import { type Opening, openServiceCommand } from './opening.service.ts'
import { type OwnPerson, ownPerson } from './own-person.ts'
import { findService } from './unit.queries.ts'

/** POST /api/registration/opening */
export function mountOpenUnitService(app: HttpApp): void {
  mount(app, openUnitService, async ({ services, session, body, act, now, c }) => {
    const person = await ownPerson(services, session)
    const typed = typedOpening(body)
    await countAct(c, 'try')
    const before = await openedBefore(services, act)
    if (before !== null) return before
    await refuseFormerPhone(services, person, typed)
    const { unit } = await matchOpening(services, person, typed)
    const meanwhile = await whenOpened(services, unit.id, person, act)
    if (meanwhile !== null) return meanwhile
    // Looked at before the code is tried: reading the new agreement must not cost a code.
    if (portalAt(now).agreement.version !== body.agreementVersion) {
      return refuse('AGREEMENT_CHANGED', {})
    }
    const subject = openingSubject(unit.id)
    const code = await readyCode(services, subject, body.code)
    const ask = { person, code, by: `session:${session?.id ?? ''}`, act, now }
    const first = await tryOpening(services, typed, ask)
    const opening = first.kind === 'maintainedAnew' ? await tryOpening(services, typed, ask) : first
    switch (opening.kind) {
      case 'settled':
        return openedView(services, settled(opening.outcome).unitId)
      case 'exists':
        return (await whenOpened(services, unit.id, person, act)) ?? refuse('BUSY', {})
      case 'maintainedAnew':
        return refuse('BUSY', {})
      case 'code':
        return refuseCode(services, subject, opening.tried)
    }
  })
}

interface Ask {
  person: OwnPerson
  code: Awaited<ReturnType<typeof readyCode>>
  by: string
  act: ActKey
  now: number
}

async function tryOpening(
  services: Services,
  typed: ReturnType<typeof typedOpening>,
  { person, code, by, act, now }: Ask,
): Promise<Opening> {
  const { store, keys } = services
  const { unit, maintained, agentName, mobile } = await matchOpening(services, person, typed)
  const unitKey = unwrapDataKey(keys, unit.id, unit.key_wrapped)
  return store.write(openServiceCommand, {
    uscc: unit.uscc,
    row: {
      unit_id: unit.id,
      maintenance_id: maintained.id,
      opened_at: now,
      opened_by: person.personId,
      agreement_version: portalAt(now).agreement.version,
      mobile_sealed: sealField(unitKey, sealedPlace.accountMobile(unit.id), mobile),
      mobile_index: maintained.mobile_index,
      agent_sealed: sealField(unitKey, sealedPlace.accountAgent(unit.id), agentName),
      internal_management: 0,
    },
    personal: { mobile: chainField(unitKey, mobile) },
    code,
    by,
    at: now,
    act,
  })
}

type OpenedView = CallOutput<'openUnitService'>

function openedView({ store }: Services, unitId: string): Promise<OpenedView> {
  return store.read
    .selectFrom('unit_account')
    .innerJoin('unit', 'unit.id', 'unit_account.unit_id')
    .select(['unit.uscc', 'unit.name as unitName', 'unit_account.opened_at as openedAt'])
    .where('unit.id', '=', unitId)
    .executeTakeFirstOrThrow()
}

/** The answer that this very act was given before; null when it was never done. */
async function openedBefore(services: Services, act: ActKey): Promise<OpenedView | null> {
  const before = await outcomeBefore<{ unitId: string }>(services.store.read, act)
  return before === null ? null : openedView(services, settled(before).unitId)
}

/**
 * Where a unit's service is open: the answer of this very act, which a twin of the request may have done a
 * moment ago; else refuses and tells who was first, masked, and when. Null where it is not open.
 */
async function whenOpened(
  services: Services,
  unitId: string,
  { personId }: OwnPerson,
  act: ActKey,
): Promise<OpenedView | null> {
  const { store, keys } = services
  const service = await findService(store.read, unitId)
  if (service === undefined) return null
  const before = await openedBefore(services, act)
  if (before !== null) return before
  if (service.opened_by === personId) refuse('UNIT_REGISTERED', {})
  const first = await personById(store.read, service.opened_by)
  const who = maskPersonName(personName(keys, first))
  return refuse('OPENED_BY_OTHER', { who, at: service.opened_at })
}
