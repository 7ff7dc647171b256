import { releaseCampaign } from '@wengang/contracts/endpoints/staff/release-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { releaseCampaignCommand } from './release-campaign.service.ts'

/** POST /api/staff/campaigns/:campaignId/release */
export function mountReleaseCampaign(app: HttpApp): void {
  mount(app, releaseCampaign, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    settled(
      await services.store.write(releaseCampaignCommand, {
        campaignId,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    services.wakeJobs()
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
