import { deepLinkPath } from '@wengang/contracts'
import { submitDecision } from '@wengang/contracts/endpoints/submit-decision'
import { maskMobile } from '@wengang/identifiers'
import { chainField, masterKey, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import { type HttpApp, originOf } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { ownCase } from '../cases/own-case.ts'
import { decideCommand } from './decide.service.ts'

/** POST /api/offers/:offerId/decisions */
export function mountSubmitDecision(app: HttpApp): void {
  mount(app, submitDecision, async ({ services, session, params, body, act, device, now, c }) => {
    const own = await ownCase(services, session, params.offerId)
    const { keys, store } = services
    const unitKey = unwrapDataKey(keys, own.row.unit_id, own.row.key_wrapped)
    const sheetId = newId(now)
    const outcome = await store.write(decideCommand, {
      caseId: params.offerId,
      ...body,
      channel: 'link',
      openedBy: `mobile:${own.mobileIndex}`,
      actor: `session:${own.session.id}`,
      contactIndex: own.mobileIndex,
      regionPrefix: null,
      mobileMasked: maskMobile(own.session.mobile),
      mobileSealed: sealField(masterKey(keys), 'decision.mobile', own.session.mobile),
      personal: { mobile: chainField(unitKey, own.session.mobile) },
      clerkName: null,
      device,
      sheetId,
      jobId: newId(now),
      verifyUrl: `${originOf(c)}${deepLinkPath({ kind: 'verifySheet', sheetId })}`,
      at: now,
      act,
    })
    services.wakeJobs()
    const { caseId: _, ...receipt } = settled(outcome)
    return { receipt }
  })
}
