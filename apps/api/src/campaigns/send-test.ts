import { sendTest } from '@wengang/contracts/endpoints/staff/send-test'
import { getEdition } from '@wengang/policy'
import { typedMobile } from '../accounts/typed-values.ts'
import { textOf } from '../messages/message-place.ts'
import type { MessageContent } from '../messages/message-content.ts'
import { prepareMessage } from '../messages/message.service.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { campaignView, templateOf } from './campaign-view.ts'
import { ownCampaign } from './campaign.queries.ts'
import { lastDayOf } from './content.ts'
import { sendTestCommand } from './test-message.service.ts'
import { requireWords } from './words.ts'

/** POST /api/staff/campaigns/:campaignId/test */
export function mountSendTest(app: HttpApp): void {
  mount(app, sendTest, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const { store, config } = services
    const { campaignId } = params
    const row = await ownCampaign(store.read, campaignId, person)
    const template = await templateOf(store.read, row.template_id)
    const words = { text: template.text, linkMode: template.link_mode }
    requireWords(config, { ...words, transport: template.transport })
    const content: MessageContent = {
      kind: 'campaignTest',
      params: {
        editionId: row.edition_id,
        offers: 1,
        deadline: lastDayOf(getEdition(row.edition_id), now),
        template: { templateId: template.id, ...words },
      },
    }
    const message = prepareMessage(services, typedMobile(body.mobile), content)
    settled(
      await store.write(sendTestCommand, {
        campaignId,
        message,
        templateId: template.id,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    services.wakeJobs()
    return {
      campaign: await campaignView(services, campaignId, person),
      text: textOf(services, message.id, content),
    }
  })
}
