import { listRecipients } from '@wengang/contracts/endpoints/staff/list-recipients'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { ownCampaign } from './campaign.queries.ts'
import { recipientsPage, recipientViews } from './recipients.queries.ts'

/** GET /api/staff/campaigns/:campaignId/recipients */
export function mountListRecipients(app: HttpApp): void {
  mount(app, listRecipients, async ({ services, staff, params, query }) => {
    const { store, keys } = services
    const row = await ownCampaign(store.read, params.campaignId, signedIn(staff))
    // While they are being fixed there is nothing to show.
    if (row.frozen_at === null) return { recipients: [], next: null }
    const { rows, next } = await recipientsPage(store.read, row.id, query)
    return { recipients: await recipientViews(store.read, keys, rows), next }
  })
}
