import type { Choice, EditionId, LinkMode } from '@wengang/policy'
import type { MessageKind } from '../platform/database/message-schema.ts'

/** The words of a campaign, kept with each message: whoever asks later reads what was sent. */
export interface TemplateWords {
  templateId: string
  text: string
  linkMode: LinkMode
}

/** What the words of a campaign need. */
export interface CampaignParams {
  editionId: EditionId
  /** How many firms of this phone one message covers. */
  offers: number
  /** The last day named for an answer; null once it has passed. */
  deadline: string | null
  template: TemplateWords
  /** The phone is a unit's certified mobile: it signs in to the unit, and the message opens nothing by itself. */
  toUnit?: boolean
}

/** What the words of each kind of message need. Kept in the row, so never anything personal. */
export type MessageContent =
  | {
      kind: 'offerLink'
      params: {
        editionId: EditionId
        /** How many firms of this phone one message covers. */
        offers: number
        /** The last day named for an answer; null once it has passed. */
        deadline: string | null
        /** Words of a template; the house's own without one. */
        template?: TemplateWords
        toUnit?: boolean
      }
    }
  | { kind: 'offerReminder'; params: CampaignParams }
  /** To a person of the staff, before a campaign goes out. */
  | { kind: 'campaignTest'; params: CampaignParams }
  | { kind: 'offerChanged'; params: { editionId: EditionId; offers: number } }
  | { kind: 'code'; params: { challengeId: string } }
  | { kind: 'contactChanged'; params: { editionId: EditionId; told: 'old' | 'new'; day: string } }
  | {
      kind: 'windowAnswer'
      params: {
        editionId: EditionId
        choice: Choice
        decidedAt: number
        /** The phone of the list, whose link opens the offer, or that of the unit's online service. */
        told?: 'contact' | 'unit'
      }
    }
  | { kind: 'paid'; params: { editionId: EditionId } }
  | { kind: 'paymentReturned'; params: { editionId: EditionId } }
  | {
      kind: 'publicityBegan'
      params: { editionId: EditionId; roundId: string; firms: number; endsOn: string }
    }
  | { kind: 'agentChanged'; params: { told: 'old' | 'new'; day: string } }
  /** `until`: when the invitation lapses. */
  | { kind: 'operatorInvited'; params: { until: number } }
  | { kind: 'newDevice'; params: { account: 'person' | 'unit'; sessionId: string; at: number } }

/** Whether a message carries a code, by which it can be checked, and whether that code opens a link too. */
export function carries(content: MessageContent): { code: boolean; link: boolean } {
  switch (content.kind) {
    case 'code':
      return { code: false, link: false }
    case 'paid':
    case 'paymentReturned':
    case 'publicityBegan':
    case 'agentChanged':
    case 'operatorInvited':
    case 'newDevice':
    case 'campaignTest':
      return { code: true, link: false }
    case 'contactChanged':
      return { code: true, link: content.params.told === 'new' }
    case 'windowAnswer':
      return { code: true, link: content.params.told !== 'unit' }
    case 'offerLink':
    case 'offerReminder':
      return { code: true, link: content.params.toUnit !== true }
    case 'offerChanged':
      return { code: true, link: true }
  }
}

/** Where the link in a message leads: to what it is about, to the end of a sign-in, or nowhere. */
export function leadsTo(content: MessageContent): 'message' | 'notMe' | null {
  if (content.kind === 'newDevice') return 'notMe'
  return carries(content).link ? 'message' : null
}

/** Puts kind and parameters of a row together again. */
export function contentOf(row: { kind: MessageKind; params: string }): MessageContent {
  return { kind: row.kind, params: JSON.parse(row.params) as unknown } as MessageContent
}

/**
 * The name under which the fixed words of a message are filed with a provider, such as
 * `henan-refund-2023.offerLink.many`: whatever changes more than a slot is a name of its own.
 */
export function filedAs(content: MessageContent): string {
  const many = (firms: number): string => (firms === 1 ? '' : '.many')
  switch (content.kind) {
    case 'offerLink': {
      const { editionId, offers, deadline, template } = content.params
      if (template !== undefined) return `template.${template.templateId}`
      return `${editionId}.offerLink${many(offers)}${deadline === null ? '.late' : ''}`
    }
    case 'offerChanged':
      return `${content.params.editionId}.offerChanged${many(content.params.offers)}`
    case 'publicityBegan':
      return `${content.params.editionId}.publicityBegan${many(content.params.firms)}`
    case 'contactChanged':
      return `${content.params.editionId}.contactChanged.${content.params.told}`
    case 'offerReminder':
    case 'campaignTest':
      return `template.${content.params.template.templateId}`
    case 'windowAnswer': {
      const { editionId, told } = content.params
      return `${editionId}.windowAnswer${told === 'unit' ? '.unit' : ''}`
    }
    case 'paid':
    case 'paymentReturned':
      return `${content.params.editionId}.${content.kind}`
    case 'agentChanged':
      return `agentChanged.${content.params.told}`
    case 'newDevice':
      return `newDevice.${content.params.account}`
    case 'code':
    case 'operatorInvited':
      return content.kind
  }
}

/** The template whose words a message has; null for the house's own. */
export function templateOf(content: MessageContent): TemplateWords | null {
  switch (content.kind) {
    case 'offerLink':
      return content.params.template ?? null
    case 'offerReminder':
    case 'campaignTest':
      return content.params.template
    default:
      return null
  }
}
