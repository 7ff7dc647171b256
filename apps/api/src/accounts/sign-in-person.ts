import { signInPerson } from '@wengang/contracts/endpoints/sign-in-person'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { countAct } from '../public/address-limits.ts'
import { takeCode } from './codes.ts'
import { personByIdNumber, personSubject, personView } from './person.queries.ts'
import { signInPersonCommand } from './person.service.ts'
import { giveAccountSession, prepareAccountSession } from './start-account-session.ts'
import { typedIdNumber } from './typed-values.ts'

/** POST /api/persons/sign-in */
export function mountSignInPerson(app: HttpApp): void {
  mount(app, signInPerson, async ({ services, body, now, c }) => {
    const idNumber = typedIdNumber(body.idNumber, now)
    await countAct(c, 'try')
    const { keys, store } = services
    const person = await personByIdNumber(store.read, keys, idNumber)
    const phone = await takeCode(services, personSubject(keys, idNumber, person), body.code)
    if (person?.mobile_index !== phone.mobileIndex) return refuse('CODE_EXPIRED', {})
    const prepared = prepareAccountSession(c, phone, { kind: 'person', personId: person.id })
    await store.write(signInPersonCommand, { session: prepared.kept })
    services.wakeJobs()
    giveAccountSession(c, prepared)
    return personView(keys, person)
  })
}
