import { retryCampaign } from '@wengang/contracts/endpoints/staff/retry-campaign'
import { ownSending } from './own-campaign.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { retryFailed } from './retry.service.ts'

/** POST /api/staff/campaigns/:campaignId/retry */
export function mountRetryCampaign(app: HttpApp): void {
  mount(app, retryCampaign, async ({ services, staff, params, act }) => {
    const person = signedIn(staff)
    const { id } = await ownSending(services.store.read, params.campaignId, person)
    return retryFailed(services, { campaignId: id, by: actorOf(person), act })
  })
}
