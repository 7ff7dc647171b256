import { registerPerson } from '@wengang/contracts/endpoints/register-person'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import type { Services } from '../platform/services.ts'
import { countAct } from '../public/address-limits.ts'
import { takeCode } from './codes.ts'
import { newPersonSubject } from './new-person-subject.ts'
import { personByIdNumber, type PersonRow, personView } from './person.queries.ts'
import { preparePerson, registerPersonCommand } from './person.service.ts'
import { giveAccountSession, prepareAccountSession } from './start-account-session.ts'
import { typedIdNumber, typedMobile } from './typed-values.ts'

/** POST /api/persons */
export function mountRegisterPerson(app: HttpApp): void {
  mount(app, registerPerson, async ({ services, body, now, c }) => {
    const idNumber = typedIdNumber(body.idNumber, now)
    const mobile = typedMobile(body.mobile)
    await countAct(c, 'try')
    const { keys, store } = services
    const phone = await takeCode(services, newPersonSubject(keys, idNumber, mobile), body.code)
    const identity = await identityOf(services, idNumber, body.name)
    const person = preparePerson(keys, { idNumber, name: body.name, ...phone }, identity, now)
    const owner = { kind: 'person', personId: person.row.id } as const
    const prepared = prepareAccountSession(c, phone, owner)
    const session = prepared.kept
    const row = await store.write(registerPersonCommand, { person, session })
    services.wakeJobs()
    giveAccountSession(c, prepared)
    return personView(keys, row)
  })
}

/** What is known of who somebody is; a register is not asked about those who are registered. */
async function identityOf(
  { store, keys, identityRegister }: Services,
  idNumber: string,
  name: string,
): Promise<PersonRow['identity']> {
  const known = await personByIdNumber(store.read, keys, idNumber)
  if (known !== undefined) return known.identity
  switch (await identityRegister.check({ idNumber, name })) {
    case 'known':
      return 'register'
    case 'notChecked':
      return 'formOnly'
    case 'mismatch':
      return refuse('PERSON_REFUSED', {})
  }
}
