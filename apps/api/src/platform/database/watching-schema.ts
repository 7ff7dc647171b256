import type { CampaignReachState, FollowUpMeans, FollowUpReason } from '@wengang/contracts'
import type { Choice } from '@wengang/policy'
import type { MessageState } from './message-schema.ts'

/** The tables of a campaign under way and of what becomes of it; conventions as in `schema.ts`. */
export interface WatchingSchema {
  /** Where the sending of one campaign stands. */
  campaign_run: {
    campaign_id: string
    /** How far the firms of its recipients are listed: the last recipient's id. */
    listed_to: string
    /** Null until all are. */
    listed_at: number | null
    /** The instant up to which the speed is used up. */
    paced_at: number
    /** Messages that went out before do not count for a halt: a person has let it go on since. */
    counted_from: number
    /** Where the next look at its messages and firms begins. */
    look_message: string
    look_case: string
    looked_at: number
  }
  /** Every message of a campaign, one row for each attempt, with the state in which it was last seen. */
  campaign_message: {
    message_id: string
    campaign_id: string
    recipient_id: string
    wave: number
    attempt: number
    state: MessageState
    queued_at: number
    /** When its last word was seen. */
    ended_at: number | null
    fault: string | null
  }
  /** A firm of a campaign and how far it has come: what the funnel counts and its lists show. */
  campaign_firm: {
    campaign_id: string
    case_id: string
    recipient_id: string
    region_code: string
    /** What became of the messages to its phone. */
    reach: CampaignReachState
    sent_at: number | null
    delivered_at: number | null
    opened_at: number | null
    read_at: number | null
    /** The answer that counts for the offer as it stands. */
    answer: Choice | null
    answered_at: number | null
  }
  /** A firm that messages do not reach, for the window and the telephone. */
  follow_up: {
    id: string
    case_id: string
    campaign_id: string | null
    region_code: string
    reason: FollowUpReason
    state: 'open' | 'done'
    added_at: number
    /** The day on which somebody wants to try again. */
    next_on: string | null
    notes: number
    noted_at: number | null
    done_at: number | null
    /** `staff:…`, or `system` when the firm has answered meanwhile. */
    done_by: string | null
  }
  /** What was said; only ever added to. */
  follow_up_note: {
    id: string
    follow_up_id: string
    by: string
    at: number
    means: FollowUpMeans
    /** Sealed with the key of the unit: people name people. */
    said_sealed: string
    next_on: string | null
    done: number
  }
}
