import { sendLinks } from '@wengang/contracts/endpoints/staff/send-links'
import { typedMobile } from '../accounts/typed-values.ts'
import { ownBatch } from '../offers/import/batch.queries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { prepareBatchCampaign } from './batch-campaign.service.ts'
import { campaignView } from './campaign-view.ts'

/** POST /api/staff/batches/:batchId/links */
export function mountSendLinks(app: HttpApp): void {
  mount(app, sendLinks, async ({ services, staff, params, body, act }) => {
    const person = signedIn(staff)
    const campaignId = await prepareBatchCampaign(services, {
      batch: await ownBatch(services.store.read, params.batchId, person),
      testMobile: typedMobile(body.testMobile),
      person,
      act,
    })
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
