import { registerAdministrator } from '@wengang/contracts/endpoints/register-administrator'
import { readyCode, refuseCode } from '../accounts/codes.ts'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { typedMobile } from '../accounts/typed-values.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, sealField } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { countAct } from '../public/address-limits.ts'
import { registerAdministratorCommand } from './administrator.service.ts'
import { ownUnit, refuseSecondAdministrator } from './own-unit.ts'

/** POST /api/units/administrator */
export function mountRegisterAdministrator(app: HttpApp): void {
  mount(app, registerAdministrator, async ({ services, session, body, act, now, c }) => {
    const own = await ownUnit(services, session)
    const { unit } = own
    const { mobile, mobileIndex } = unit.certified
    // The field is filled in and read-only (S0-13); whatever else arrives was crafted.
    const typed = body.mobile === undefined ? mobile : typedMobile(body.mobile)
    if (blindIndex(services.keys, 'mobile', typed) !== mobileIndex) {
      return refuse('MOBILE_NOT_CERTIFIED', {})
    }
    await countAct(c, 'try')
    const subject = { kind: 'administrator', id: unit.id } as const
    const memberId = newId(now)
    const name = body.name ?? unit.agentName
    const registering = await services.store.write(registerAdministratorCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      sessionId: own.session.id,
      mobileIndex: own.session.mobileIndex,
      memberId,
      nameSealed: sealField(unit.key, sealedPlace.memberName(memberId), name),
      mobileSealed: sealField(unit.key, sealedPlace.memberMobile(memberId), mobile),
      personal: { name: chainField(unit.key, name), mobile: chainField(unit.key, mobile) },
      code: await readyCode(services, subject, body.code),
      at: now,
      act,
    })
    switch (registering.kind) {
      case 'settled':
        settled(registering.outcome)
        return { name, unitName: unit.name }
      case 'exists':
        await refuseSecondAdministrator(services, unit)
        return refuse('BUSY', {})
      case 'code':
        return refuseCode(services, subject, registering.tried)
    }
  })
}
