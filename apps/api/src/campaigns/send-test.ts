import { sendTest } from '@wengang/contracts/endpoints/staff/send-test'
import { typedMobile } from '../accounts/typed-values.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { testCampaign } from './ask.service.ts'
import { campaignView } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'

/** POST /api/staff/campaigns/:campaignId/test */
export function mountSendTest(app: HttpApp): void {
  mount(app, sendTest, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const row = await ownCampaign(services.store.read, params.campaignId, person)
    const text = await testCampaign(services, row, {
      mobile: typedMobile(body.mobile),
      by: actorOf(person),
      at: now,
      act,
    })
    return { campaign: await campaignView(services, row.id, person), text }
  })
}
