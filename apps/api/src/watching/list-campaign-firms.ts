import { listCampaignFirms } from '@wengang/contracts/endpoints/staff/list-campaign-firms'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { ownSending } from '../sending/own-campaign.ts'
import { firmViews } from './firm-view.ts'
import { firmsAt } from './firms.queries.ts'

/** GET /api/staff/campaigns/:campaignId/firms */
export function mountListCampaignFirms(app: HttpApp): void {
  mount(app, listCampaignFirms, async ({ services, staff, params, query }) => {
    const { read } = services.store
    const { id } = await ownSending(read, params.campaignId, signedIn(staff))
    const { rows, next } = await firmsAt(read, { ...query, campaignId: id })
    return { firms: await firmViews(services, rows), next }
  })
}
