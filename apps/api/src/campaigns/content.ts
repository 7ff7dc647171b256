import { daysBetween, type Edition, getEdition, shanghaiDay } from '@wengang/policy'
import type { MessageContent } from '../messages/message-content.ts'
import type { Schema } from '../platform/database/schema.ts'

/** The last day that words may name for an answer; null once it has passed. */
export function lastDayOf({ answerDeadline }: Edition, now: number): string | null {
  return daysBetween(shanghaiDay(now), answerDeadline) < 0 ? null : answerDeadline
}

type Template = Pick<Schema['sms_template'], 'id' | 'kind' | 'text' | 'link_mode'>

/**
 * What a recipient of a campaign is told at an instant: the words of the template, or, where every offer of
 * that phone was changed, the house's own words for that.
 */
export function contentFor(
  campaign: Pick<Schema['campaign'], 'edition_id'>,
  template: Template,
  recipient: { firms: number; changed: boolean; toUnit: boolean },
  now: number,
): MessageContent {
  const { edition_id: editionId } = campaign
  const { firms: offers, changed, toUnit } = recipient
  if (changed && template.kind === 'offer' && !toUnit) {
    return { kind: 'offerChanged', params: { editionId, offers } }
  }
  return {
    kind: template.kind === 'offer' ? 'offerLink' : 'offerReminder',
    params: {
      editionId,
      offers,
      deadline: lastDayOf(getEdition(editionId), now),
      template: { templateId: template.id, text: template.text, linkMode: template.link_mode },
      ...(toUnit ? { toUnit } : {}),
    },
  }
}
