import { freezeCampaign } from '@wengang/contracts/endpoints/staff/freeze-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { fixRecipients } from './fix-recipients.ts'

/** So long a page may wait for an answer that shows the end; what takes longer is asked for again. In ms. */
const patienceMs = 3_000

/** POST /api/staff/campaigns/:campaignId/freeze */
export function mountFreezeCampaign(app: HttpApp): void {
  mount(app, freezeCampaign, async ({ services, staff, params, act }) => {
    const person = signedIn(staff)
    const { campaignId } = params
    await ownCampaign(services.store.read, campaignId, person)
    await fixRecipients(services, { campaignId, by: actorOf(person), act }, patienceMs)
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
