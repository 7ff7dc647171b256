import { askOpeningCode } from '@wengang/contracts/endpoints/ask-opening-code'
import { sendCode } from '../accounts/codes.ts'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { matchOpening, openingSubject, typedOpening } from './opening.ts'
import { ownPerson } from './own-person.ts'
import { findService, findUnitByUscc } from './unit.queries.ts'

/** POST /api/registration/opening/code */
export function mountAskOpeningCode(app: HttpApp): void {
  mount(app, askOpeningCode, async ({ services, session, body, c }) => {
    const person = await ownPerson(services, session)
    const typed = typedOpening(body)
    await countAct(c, 'ask')
    const { read } = services.store
    const known = await findUnitByUscc(read, typed.uscc)
    // Whoever comes late is sent to the sign-in, whatever was typed.
    const isOpen = known !== undefined && (await findService(read, known.id)) !== undefined
    if (isOpen) return refuse('UNIT_REGISTERED', {})
    const { unit, mobile } = await matchOpening(services, person, typed)
    return sendCode(services, openingSubject(unit.id), mobile)
  })
}
