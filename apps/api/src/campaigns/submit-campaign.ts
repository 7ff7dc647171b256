import { submitCampaign as contract } from '@wengang/contracts/endpoints/staff/submit-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { submitCampaign } from './ask.service.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'

/** POST /api/staff/campaigns/:campaignId/submit */
export function mountSubmitCampaign(app: HttpApp): void {
  mount(app, contract, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const row = await ownCampaign(services.store.read, params.campaignId, person)
    await submitCampaign(services, row, { by: actorOf(person), at: now, act })
    return { campaign: await campaignView(services, row.id, person) }
  })
}
