import { deepLinkPath } from '@wengang/contracts'
import { submitDecision } from '@wengang/contracts/endpoints/submit-decision'
import { maskMobile } from '@wengang/identifiers'
import { chainField, masterKey, sealField } from '../platform/crypto/fields.ts'
import { type HttpApp, originOf } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { ownUnitKey } from '../cases/own-case.ts'
import { decideCommand } from './decide.service.ts'

/** POST /api/offers/:offerId/decisions */
export function mountSubmitDecision(app: HttpApp): void {
  mount(app, submitDecision, async ({ services, session, params, body, act, device, now, c }) => {
    const own = await ownUnitKey(services, session, params.offerId)
    const { mobile, mobileIndex } = own.session
    const { keys, store } = services
    const sheetId = newId(now)
    const outcome = await store.write(decideCommand, {
      caseId: params.offerId,
      ...body,
      channel: own.session.scope.kind === 'unit' ? 'portal' : 'link',
      openedBy: `mobile:${mobileIndex}`,
      actor: `session:${own.session.id}`,
      reach: own.reach,
      mobileMasked: maskMobile(mobile),
      mobileSealed: sealField(masterKey(keys), 'decision.mobile', mobile),
      personal: { mobile: chainField(own.unitKey, mobile) },
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
