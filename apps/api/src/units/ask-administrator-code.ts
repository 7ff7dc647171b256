import { askAdministratorCode } from '@wengang/contracts/endpoints/ask-administrator-code'
import { sendCode } from '../accounts/codes.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { ownUnit, refuseSecondAdministrator } from './own-unit.ts'

/** POST /api/units/administrator/code */
export function mountAskAdministratorCode(app: HttpApp): void {
  mount(app, askAdministratorCode, async ({ services, session, c }) => {
    const { unit } = await ownUnit(services, session)
    await refuseSecondAdministrator(services, unit)
    await countAct(c, 'ask')
    return sendCode(services, { kind: 'administrator', id: unit.id }, unit.certified.mobile)
  })
}
