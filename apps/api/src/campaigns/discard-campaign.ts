import { discardCampaign } from '@wengang/contracts/endpoints/staff/discard-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { discardCampaignCommand } from './discard.service.ts'

/** POST /api/staff/campaigns/:campaignId/discard */
export function mountDiscardCampaign(app: HttpApp): void {
  mount(app, discardCampaign, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    settled(
      await services.store.write(discardCampaignCommand, {
        campaignId,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
