import { steerCampaign } from '@wengang/contracts/endpoints/staff/steer-campaign'
import { ownSending } from './own-campaign.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { steerCampaignCommand } from './steer.service.ts'

/** POST /api/staff/campaigns/:campaignId/steer */
export function mountSteerCampaign(app: HttpApp): void {
  mount(app, steerCampaign, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    await ownSending(services.store.read, params.campaignId, person)
    return settled(
      await services.store.write(steerCampaignCommand, {
        campaignId: params.campaignId,
        steering: body.act,
        note: body.note,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
  })
}
