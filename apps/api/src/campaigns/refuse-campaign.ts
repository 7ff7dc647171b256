import { refuseCampaign } from '@wengang/contracts/endpoints/staff/refuse-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { returnCampaignCommand } from './release-campaign.service.ts'

/** POST /api/staff/campaigns/:campaignId/refuse */
export function mountRefuseCampaign(app: HttpApp): void {
  mount(app, refuseCampaign, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    settled(
      await services.store.write(returnCampaignCommand, {
        campaignId,
        decision: 'refused',
        note: body.note,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
