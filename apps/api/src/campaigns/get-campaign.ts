import { getCampaign } from '@wengang/contracts/endpoints/staff/get-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { campaignView } from './campaign-view.ts'

/** GET /api/staff/campaigns/:campaignId */
export function mountGetCampaign(app: HttpApp): void {
  mount(app, getCampaign, async ({ services, staff, params }) => ({
    campaign: await campaignView(services, params.campaignId, signedIn(staff)),
  }))
}
