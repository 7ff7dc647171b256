import { deepLinkPath } from '@wengang/contracts'
import { recordWindowAnswer } from '@wengang/contracts/endpoints/staff/record-window-answer'
import { staffCaseByNo } from '../cases/staff-case.ts'
import { prepareForContact, prepareForUnit } from '../cases/tell-contact.ts'
import { chainField, unwrapDataKey } from '../platform/crypto/fields.ts'
import { type HttpApp, publicOriginOf } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { recordWindowAnswerCommand } from './window-answer.service.ts'

/** POST /api/staff/cases/:caseNo/decisions */
export function mountRecordWindowAnswer(app: HttpApp): void {
  mount(app, recordWindowAnswer, async ({ services, staff, params, body, act, now, c }) => {
    const by = signedIn(staff)
    const { keys, store } = services
    const row = await staffCaseByNo(store.read, params.caseNo, by)
    const { choice, offerVersion, basedOnSeq, readingId, reason, handlerName } = body
    const unitKey = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
    const sheetId = newId(now)
    const outcome = await store.write(recordWindowAnswerCommand, {
      decide: {
        caseId: row.id,
        choice,
        offerVersion,
        basedOnSeq,
        readingId,
        reason,
        channel: 'window',
        openedBy: actorOf(by),
        actor: actorOf(by),
        reach: { by: 'region', prefix: by.regionCode },
        mobileMasked: null,
        mobileSealed: null,
        personal: { handler: chainField(unitKey, handlerName) },
        clerkName: by.displayName,
        seenAtWindow: {
          identitySeen: body.identitySeen,
          authorisationSeen: body.authorisationSeen,
        },
        device: null,
        sheetId,
        jobId: newId(now),
        verifyUrl: `${publicOriginOf(c)}${deepLinkPath({ kind: 'verifySheet', sheetId })}`,
        at: now,
        act,
      },
      toContact: prepareForContact(services, row, {
        kind: 'windowAnswer',
        params: { editionId: row.edition_id, choice, decidedAt: now, told: 'contact' },
      }),
      toUnit: await prepareForUnit(services, row, {
        kind: 'windowAnswer',
        params: { editionId: row.edition_id, choice, decidedAt: now, told: 'unit' },
      }),
    })
    services.wakeJobs()
    const { caseId: _, ...receipt } = settled(outcome)
    return { receipt }
  })
}
