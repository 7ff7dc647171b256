import {
  type CampaignReachState,
  type FollowUpReason,
  notOpenedAfterDays,
} from '@wengang/contracts'
import { receiptWaitMs } from '../messages/receipt.service.ts'
import type { MessageState } from '../platform/database/message-schema.ts'
import { reachOf } from '../messages/message-state.ts'
import type { Schema } from '../platform/database/schema.ts'

/** What is known of one message of a campaign to one phone. */
export interface SeenMessage {
  state: MessageState
  link_state: Schema['message']['link_state']
  fault: string | null
  attempt_at: number | null
  sent_at: number | null
  settled_at: number | null
  opened_at: number | null
}

/** What is known of a firm. */
export interface SeenFirm {
  /** Of the first message's recipient. */
  recipientState: Schema['campaign_recipient']['state']
  messages: readonly SeenMessage[]
  readAt: number | null
  answer: Schema['campaign_firm']['answer']
  answeredAt: number | null
}

export type Progress = Pick<
  Schema['campaign_firm'],
  'reach' | 'sent_at' | 'delivered_at' | 'opened_at' | 'read_at' | 'answer' | 'answered_at'
>

// From the best to the worst of what the messages to one phone came to.
const bestFirst = ['delivered', 'sent', 'unknown', 'queued', 'undelivered', 'refused'] as const

/** Whether a message was taken back before any provider had it: as if it had never been written. */
export function wasTakenBack({ state, fault }: Pick<SeenMessage, 'state' | 'fault'>): boolean {
  return state === 'failed' && (fault === 'withdrawn' || fault === 'outdated')
}

/** How far a firm has come, from all messages of the campaign to its phone and from its case. */
export function progressOf(firm: SeenFirm): Progress {
  const messages = firm.messages.filter((one) => !wasTakenBack(one))
  return {
    reach: bestReach(messages, firm.recipientState),
    sent_at: earliest(messages.map((one) => one.sent_at)),
    delivered_at: earliest(
      messages.map((one) => (one.state === 'delivered' ? one.settled_at : null)),
    ),
    opened_at: earliest(messages.map((one) => one.opened_at)),
    read_at: firm.readAt,
    answer: firm.answer,
    answered_at: firm.answer === null ? null : firm.answeredAt,
  }
}

function bestReach(
  messages: readonly SeenMessage[],
  recipientState: SeenFirm['recipientState'],
): CampaignReachState {
  const reaches = new Set<CampaignReachState>(messages.map(({ state }) => reachOf[state]))
  const best = bestFirst.find((reach) => reaches.has(reach))
  return best ?? (recipientState === 'ready' ? 'waiting' : 'skipped')
}

/** Why a firm has to be told otherwise than by message; null while it need not be. */
export function followUpReasonOf(
  { recipientState, messages }: SeenFirm,
  progress: Progress,
  now: number,
): FollowUpReason | null {
  if (progress.answer !== null) return null
  if (messages.some((one) => one.link_state === 'stopped')) return 'notMyUnit'
  // About to be tried again.
  if (recipientState === 'ready') return null
  switch (progress.reach) {
    case 'undelivered':
    case 'refused':
      return progress.reach
    case 'unknown': {
      const last = Math.max(...messages.map((one) => one.attempt_at ?? 0))
      return now - last > receiptWaitMs ? 'unknown' : null
    }
    case 'delivered': {
      const waited = now - (progress.delivered_at ?? now)
      const unopened = progress.opened_at === null && progress.read_at === null
      return unopened && waited > notOpenedAfterDays * 86_400_000 ? 'notOpened' : null
    }
    case 'waiting':
    case 'skipped':
    case 'queued':
    case 'sent':
      return null
  }
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}
