import { saveCampaign } from '@wengang/contracts/endpoints/staff/save-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { saveCampaignCommand } from './draft.service.ts'
import { checkPlan } from './plan.ts'

/** PUT /api/staff/campaigns/:campaignId */
export function mountSaveCampaign(app: HttpApp): void {
  mount(app, saveCampaign, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    settled(
      await services.store.write(saveCampaignCommand, {
        campaignId,
        plan: body,
        regionCode: await checkPlan(services, body, person),
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
