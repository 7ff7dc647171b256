import { discardDraft } from '@wengang/contracts/endpoints/discard-draft'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { discardDraftCommand } from './draft.service.ts'
import { ownCase } from '../cases/own-case.ts'

/** DELETE /api/offers/:offerId/draft */
export function mountDiscardDraft(app: HttpApp): void {
  mount(app, discardDraft, async ({ services, session, params }) => {
    await ownCase(services, session, params.offerId)
    await services.store.write(discardDraftCommand, { caseId: params.offerId })
    return { discarded: true as const }
  })
}
