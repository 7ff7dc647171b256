import { signInUnit } from '@wengang/contracts/endpoints/sign-in-unit'
import { takeCode } from '../accounts/codes.ts'
import { giveAccountSession, prepareAccountSession } from '../accounts/start-account-session.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { enterUnitCommand } from './sign-in.service.ts'
import { findUnitPhone, unitSubject } from './unit-phone.ts'

/** POST /api/units/sign-in */
export function mountSignInUnit(app: HttpApp): void {
  mount(app, signInUnit, async ({ services, body, now, c }) => {
    await countAct(c, 'try')
    const phone = await findUnitPhone(services, body, 'signIn')
    const { unit, operatorId } = phone
    const proven = await takeCode(services, unitSubject(phone), body.code)
    const session = prepareAccountSession(c, proven, {
      kind: 'unit',
      unitId: unit.id,
      memberId: operatorId,
    })
    const { memberId } = await services.store.write(enterUnitCommand, {
      unitId: unit.id,
      uscc: unit.uscc,
      operatorId,
      session: session.kept,
      at: now,
    })
    services.wakeJobs()
    giveAccountSession(c, session)
    const next = memberId === null ? 'administrator' : 'home'
    return { next } as const
  })
}
