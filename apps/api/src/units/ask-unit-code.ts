import { askUnitCode } from '@wengang/contracts/endpoints/ask-unit-code'
import { sendCode } from '../accounts/codes.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { findUnitPhone, unitSubject } from './unit-phone.ts'

/** POST /api/units/sign-in/code */
export function mountAskUnitCode(app: HttpApp): void {
  mount(app, askUnitCode, async ({ services, body, c }) => {
    await countAct(c, 'ask')
    const phone = await findUnitPhone(services, body, 'ask')
    return sendCode(services, unitSubject(phone), phone.mobile)
  })
}
