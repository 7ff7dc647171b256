import { draftCampaign } from '@wengang/contracts/endpoints/staff/draft-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { draftCampaignCommand } from './draft.service.ts'
import { checkPlan } from './plan.ts'

/** POST /api/staff/campaigns */
export function mountDraftCampaign(app: HttpApp): void {
  mount(app, draftCampaign, async ({ services, staff, body, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = settled(
      await services.store.write(draftCampaignCommand, {
        campaignId: newId(now),
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
