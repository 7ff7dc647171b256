import { askNewPersonCode } from '@wengang/contracts/endpoints/ask-new-person-code'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { admitAsking } from './asking-limit.ts'
import { sendCode } from './codes.ts'
import { newPersonSubject } from './new-person-subject.ts'
import { typedIdNumber, typedMobile } from './typed-values.ts'

/** POST /api/persons/code */
export function mountAskNewPersonCode(app: HttpApp): void {
  mount(app, askNewPersonCode, async ({ services, body, now, c }) => {
    const idNumber = typedIdNumber(body.idNumber, now)
    const mobile = typedMobile(body.mobile)
    await admitAsking(c, body.proof)
    return sendCode(services, newPersonSubject(services.keys, idNumber, mobile), mobile)
  })
}
