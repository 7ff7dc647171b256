import { askPersonCode } from '@wengang/contracts/endpoints/ask-person-code'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { admitAsking } from './asking-limit.ts'
import { sendCodeQuietly } from './codes.ts'
import { personByIdNumber, personMobile, personSubject } from './person.queries.ts'
import { typedIdNumber } from './typed-values.ts'

/** POST /api/persons/sign-in/code */
export function mountAskPersonCode(app: HttpApp): void {
  mount(app, askPersonCode, async ({ services, body, now, c }) => {
    const idNumber = typedIdNumber(body.idNumber, now)
    await admitAsking(c, body.proof)
    const { keys, store } = services
    const person = await personByIdNumber(store.read, keys, idNumber)
    const mobile = person === undefined ? null : personMobile(keys, person)
    return sendCodeQuietly(services, personSubject(keys, idNumber, person), mobile)
  })
}
