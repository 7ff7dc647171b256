import { getEdition } from '@wengang/policy'
import type { MessageContent } from '../messages/message-content.ts'
import { textOf } from '../messages/message-place.ts'
import { prepareMessage } from '../messages/message.service.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { frozenCost } from './campaign-view.ts'
import type { CampaignRow } from './campaign.queries.ts'
import { lastDayOf } from './content.ts'
import { submitCampaignCommand } from './release-campaign.service.ts'
import { templateById } from './template.queries.ts'
import { sendTestCommand } from './test-message.service.ts'
import { requireWords } from './words.ts'

interface Asking {
  /** `staff:…` */
  by: string
  at: number
  act: ActKey
}

/**
 * Sends the words of a draft to a phone of the staff, marked 【测试】, by the way that everybody's message will
 * go; answers them as they were sent. Throws WORDS_REFUSED, STATE_REFUSES.
 */
export async function testCampaign(
  services: Services,
  row: CampaignRow,
  input: Asking & { mobile: string },
): Promise<string> {
  const { store, config } = services
  const template = await templateById(store.read, row.template_id)
  const words = { text: template.text, linkMode: template.link_mode }
  requireWords(config, { ...words, transport: template.transport })
  const content: MessageContent = {
    kind: 'campaignTest',
    params: {
      editionId: row.edition_id,
      offers: 1,
      deadline: lastDayOf(getEdition(row.edition_id), input.at),
      template: { templateId: template.id, ...words },
    },
  }
  const { mobile, ...asking } = input
  const message = prepareMessage(services, mobile, content)
  settled(
    await store.write(sendTestCommand, {
      ...asking,
      campaignId: row.id,
      message,
      templateId: template.id,
    }),
  )
  services.wakeJobs()
  return textOf(services, message.id, content)
}

/** Puts a draft before a second person. Throws WORDS_REFUSED, STATE_REFUSES while something is missing. */
export async function submitCampaign(
  services: Services,
  row: CampaignRow,
  input: Asking,
): Promise<void> {
  const { store, config } = services
  const template = await templateById(store.read, row.template_id)
  requireWords(config, {
    text: template.text,
    linkMode: template.link_mode,
    transport: template.transport,
  })
  settled(
    await store.write(submitCampaignCommand, {
      ...input,
      campaignId: row.id,
      releaseId: newId(input.at),
      cost: await frozenCost(services, row, template),
    }),
  )
}
