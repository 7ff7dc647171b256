import { saveDraft } from '@wengang/contracts/endpoints/save-draft'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { saveDraftCommand } from './draft.service.ts'
import { ownCase } from '../cases/own-case.ts'

/** PUT /api/offers/:offerId/draft */
export function mountSaveDraft(app: HttpApp): void {
  mount(app, saveDraft, async ({ services, session, params, body, now }) => {
    await ownCase(services, session, params.offerId)
    await services.store.write(saveDraftCommand, { caseId: params.offerId, ...body, at: now })
    return { draft: { ...body, savedAt: now } }
  })
}
