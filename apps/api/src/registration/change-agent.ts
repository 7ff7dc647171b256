import { changeAgent } from '@wengang/contracts/endpoints/staff/change-agent'
import { maskMobile } from '@wengang/identifiers'
import { shanghaiDay } from '@wengang/policy'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { typedMobile, typedUscc } from '../accounts/typed-values.ts'
import { prepareMessage } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, openField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { changeAgentCommand } from './agent.service.ts'
import { findService, staffUnit } from './unit.queries.ts'

/** POST /api/staff/units/:uscc/agent */
export function mountChangeAgent(app: HttpApp): void {
  mount(app, changeAgent, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store, keys } = services
    const unit = await staffUnit(store.read, typedUscc(params.uscc), by)
    const mobile = typedMobile(body.mobile)
    const service = (await findService(store.read, unit.id)) ?? refuse('UNIT_NOT_OPENED', {})
    const unitKey = unwrapDataKey(keys, unit.id, unit.key_wrapped)
    const former = openField(unitKey, sealedPlace.accountMobile(unit.id), service.mobile_sealed)
    const message = (to: string, told: 'old' | 'new') =>
      prepareMessage(services, to, {
        kind: 'agentChanged',
        params: { told, day: shanghaiDay(now) },
      })
    const outcome = await store.write(changeAgentCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      mobileSealed: sealField(unitKey, sealedPlace.accountMobile(unit.id), mobile),
      mobileIndex: blindIndex(keys, 'mobile', mobile),
      agentSealed: sealField(unitKey, sealedPlace.accountAgent(unit.id), body.agentName),
      reason: body.reason,
      personal: {
        agent: chainField(unitKey, body.agentName),
        mobile: chainField(unitKey, mobile),
        formerMobile: chainField(unitKey, former),
      },
      toNew: message(mobile, 'new'),
      toOld: message(former, 'old'),
      by: actorOf(by),
      at: now,
      act,
    })
    services.wakeJobs()
    settled(outcome)
    return { uscc: unit.uscc, mobile: maskMobile(mobile) }
  })
}
