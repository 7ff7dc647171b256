import type { CampaignAudience, CampaignCost } from '@wengang/contracts'
import { smsParts } from '@wengang/policy'
import { textOf } from '../messages/message-place.ts'
import type { Services } from '../platform/services.ts'
import { contentFor } from './content.ts'
import { costFen } from './words.ts'

type Template = Parameters<typeof contentFor>[1]
type About = Parameters<typeof contentFor>[0]

/** Messages of the same length, and how many there are of them. */
export interface MessageSize {
  firms: number
  changed: boolean
  toUnit: boolean
  messages: number
}

/** What messages come to with a template: exactly, since only the number of firms makes them differ in length. */
export function costOf(
  services: Pick<Services, 'keys' | 'config' | 'clock'>,
  campaign: About,
  template: Template,
  sizes: readonly MessageSize[],
): CampaignCost {
  const now = services.clock.now()
  let parts = 0
  for (const { messages, ...recipient } of sizes) {
    const content = contentFor(campaign, template, recipient, now)
    // Every code has the same length, so that any id serves.
    const length = smsParts(textOf(services, campaign.edition_id, content))
    if (length.ok) parts += messages * length.parts
  }
  return { parts, costFen: costFen(services.config, parts) }
}

/** Whether a message goes to the phone that signs its units in. */
export function goesToUnit(
  { differing }: Pick<CampaignAudience, 'differing'>,
  recipient: { differs: number | boolean },
): boolean {
  return differing === 'certified' && Boolean(recipient.differs)
}
