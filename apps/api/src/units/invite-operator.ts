import { timing } from '@wengang/contracts'
import { inviteOperator } from '@wengang/contracts/endpoints/invite-operator'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { typedMobile } from '../accounts/typed-values.ts'
import { prepareMessage } from '../messages/message.service.ts'
import { chainField, sealField } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { givenBusinesses } from './given-businesses.ts'
import { inviteOperatorCommand } from './invitation.service.ts'
import { operatorNow } from './operator-view.ts'
import { ownUnit } from './own-unit.ts'

/** POST /api/operators */
export function mountInviteOperator(app: HttpApp): void {
  mount(app, inviteOperator, async ({ services, session, body, act, now }) => {
    const { unit, session: own } = await ownUnit(services, session)
    const mobile = typedMobile(body.mobile)
    const memberId = newId(now)
    const outcome = await services.store.write(inviteOperatorCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      memberId,
      nameSealed: sealField(unit.key, sealedPlace.memberName(memberId), body.name),
      mobileSealed: sealField(unit.key, sealedPlace.memberMobile(memberId), mobile),
      mobileIndex: blindIndex(services.keys, 'mobile', mobile),
      businesses: givenBusinesses(body.businesses, now),
      internalUnit: body.internalUnit || null,
      personal: { name: chainField(unit.key, body.name), mobile: chainField(unit.key, mobile) },
      message: prepareMessage(services, mobile, {
        kind: 'operatorInvited',
        params: { until: now + timing.invitationMs },
      }),
      by: `session:${own.id}`,
      at: now,
      act,
    })
    services.wakeJobs()
    return { operator: await operatorNow(services, unit, settled(outcome).memberId) }
  })
}
