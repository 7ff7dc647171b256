import { submitCampaign } from '@wengang/contracts/endpoints/staff/submit-campaign'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView, frozenCost, templateOf } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { submitCampaignCommand } from './release-campaign.service.ts'
import { requireWords } from './words.ts'

/** POST /api/staff/campaigns/:campaignId/submit */
export function mountSubmitCampaign(app: HttpApp): void {
  mount(app, submitCampaign, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const { store, config } = services
    const { campaignId } = params
    const row = await ownCampaign(store.read, campaignId, person)
    const template = await templateOf(store.read, row.template_id)
    requireWords(config, {
      text: template.text,
      linkMode: template.link_mode,
      transport: template.transport,
    })
    settled(
      await store.write(submitCampaignCommand, {
        campaignId,
        releaseId: newId(now),
        cost: await frozenCost(services, row, template),
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return { campaign: await campaignView(services, campaignId, person) }
  })
}
