import { changeContact } from '@wengang/contracts/endpoints/staff/change-contact'
import { maskMobile, parseMobile } from '@wengang/identifiers'
import { shanghaiDay } from '@wengang/policy'
import { prepareMessage } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import { chainField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { caseNow } from './case-now.ts'
import { contactMobile } from './case-view.ts'
import { changeContactCommand } from './contact.service.ts'
import { staffCaseByNo } from './staff-case.ts'

/** POST /api/staff/cases/:caseNo/contact */
export function mountChangeContact(app: HttpApp): void {
  mount(app, changeContact, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store, keys } = services
    const row = await staffCaseByNo(store.read, params.caseNo, by)
    const mobile = mobileOf(body.mobile)
    const former = contactMobile(row, keys)
    const unitKey = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
    const about = { editionId: row.edition_id, day: shanghaiDay(now) }
    const message = (to: string, told: 'old' | 'new') =>
      prepareMessage(services, to, { kind: 'contactChanged', params: { ...about, told } })
    const name = body.contactName
    const outcome = await store.write(changeContactCommand, {
      caseId: row.id,
      sealed: sealField(unitKey, `case.contact:${row.id}`, mobile),
      index: blindIndex(keys, 'mobile', mobile),
      nameSealed:
        name === undefined || name === ''
          ? undefined
          : sealField(unitKey, `case.contactName:${row.id}`, name),
      reason: body.reason,
      personal: {
        mobile: chainField(unitKey, mobile),
        ...(former === null ? {} : { formerMobile: chainField(unitKey, former) }),
      },
      toNew: message(mobile, 'new'),
      toOld: former === null ? null : message(former, 'old'),
      by: actorOf(by),
      at: now,
      act,
    })
    services.wakeJobs()
    const { caseNo } = await caseNow(services, settled(outcome).caseId)
    return { caseNo, mobile: maskMobile(mobile) }
  })
}

function mobileOf(text: string): string {
  const parsed = parseMobile(text)
  if (parsed.ok) return parsed.mobile
  return refuse('INVALID_INPUT', {
    findings: [{ field: 'mobile', message: '手机号应当是 1 开头的 11 位数字，请核对' }],
  })
}
