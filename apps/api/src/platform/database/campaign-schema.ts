import type {
  CampaignState,
  Exclusion,
  RecipientState,
  TemplateKind,
  TemplateReview,
} from '@wengang/contracts'
import type { EditionId, LinkMode } from '@wengang/policy'

/** The tables of messages to many firms; conventions as in `schema.ts`. */
export interface CampaignSchema {
  /** Words with typed variables; frozen from the day they were sent to a provider for review. */
  sms_template: {
    id: string
    name: string
    region_code: string
    kind: TemplateKind
    link_mode: LinkMode
    text: string
    /** The transport that it goes by; null for the one of the house. */
    transport: string | null
    /** What the provider calls it. */
    provider_template: string | null
    review: TemplateReview
    review_note: string | null
    created_by: string
    created_at: number
    retired_at: number | null
  }
  campaign: {
    id: string
    edition_id: EditionId
    region_code: string
    title: string
    template_id: string
    /** Null: no reminders, or those of the house. */
    reminder_template_id: string | null
    /** JSON of `CampaignAudience`. */
    audience: string
    state: CampaignState
    /** Null: as soon as it is released. */
    starts_at: number | null
    /** JSON of `CampaignWindow`. */
    window: string
    per_minute: number
    reminders: number
    /** JSON of `CampaignTotals`, once its recipients are fixed. */
    totals: string | null
    frozen_at: number | null
    /** Who is fixing them just now; whoever began last goes on. */
    freezing: string | null
    /** When a test message with its present words went to a person of the staff. */
    tested_at: number | null
    halt_reason: string | null
    prepared_by: string
    created_at: number
    released_at: number | null
    released_by: string | null
    finished_at: number | null
  }
  /** How far the fixing of its recipients has come; gone once they are fixed. */
  campaign_fixing: {
    campaign_id: string
    by_actor: string
    /** Recipients written, of how many; the latter is null until all are found. */
    done: number
    total: number | null
    /** When whoever works on it was last heard of. */
    touched_at: number
    /** Why it ended without recipients, in words. */
    refusal: string | null
  }
  /** One phone of a campaign, one row for each time it is written to. */
  campaign_recipient: {
    id: string
    campaign_id: string
    /** Null only for a firm without a phone, which is excluded. */
    mobile_index: string | null
    mobile_sealed: string | null
    /** How many firms one message names. */
    firms: number
    /** All its offers were changed after they were told of: other words, whatever the template. */
    changed: number
    state: RecipientState
    exclusion: Exclusion | null
    /** The contact mobile of the list is another than the certified mobile. */
    differs: number
    /** 0 the first message, from 1 on reminders. */
    wave: number
    message_id: string | null
    due_at: number | null
    queued_at: number | null
    note: string | null
  }
  /** The offers that a recipient's message is about, at the version that stood when it was fixed. */
  campaign_case: {
    recipient_id: string
    case_id: string
    offer_version: number
    campaign_id: string
  }
  /** Phones that want no notices which need not be sent. */
  opt_out: { mobile_index: string; mobile_sealed: string; at: number; by: string }
}
