import { withdrawCampaign } from '@wengang/contracts/endpoints/staff/withdraw-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { returnCampaignCommand } from './release-campaign.service.ts'

/** POST /api/staff/campaigns/:campaignId/withdraw */
export function mountWithdrawCampaign(app: HttpApp): void {
  mount(app, withdrawCampaign, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    settled(
      await services.store.write(returnCampaignCommand, {
        campaignId,
        decision: 'withdrawn',
        note: null,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
