import { listCampaigns } from '@wengang/contracts/endpoints/staff/list-campaigns'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { campaignSummaries } from './campaign-view.ts'
import { campaignsOf } from './campaign.queries.ts'

/** GET /api/staff/campaigns */
export function mountListCampaigns(app: HttpApp): void {
  mount(app, listCampaigns, async ({ services, staff, query }) => {
    const { rows, next } = await campaignsOf(services.store.read, signedIn(staff), query)
    return { campaigns: await campaignSummaries(services.store.read, rows), next }
  })
}
