import type { CampaignReachState } from '@wengang/contracts'
import type { FinalState, MessageState, PartState } from '../platform/database/message-schema.ts'

/**
 * Where a message may go from where it stands. Nothing leads back but one way: a call that the provider
 * certainly did not take leaves the message where it was before the call.
 */
export const messageMoves: Record<MessageState, readonly MessageState[]> = {
  queued: ['submitting', 'failed'],
  submitting: [
    'queued',
    'failed',
    'sent',
    'unknown',
    'delivered',
    'undelivered',
    'expired',
    'rejected',
  ],
  sent: ['unknown', 'delivered', 'undelivered', 'expired', 'rejected'],
  unknown: ['sent', 'delivered', 'undelivered', 'expired', 'rejected'],
  failed: [],
  delivered: [],
  undelivered: [],
  expired: [],
  rejected: [],
}

/** Whether a message certainly reached nobody, so that the person may be told at once. */
export function neverLeft(state: MessageState | null | undefined): boolean {
  return state === 'failed' || state === 'rejected'
}

/** What the parts say together: delivered when every part is, lost as soon as one is. */
export function stateOfParts(parts: readonly PartState[], expected: number): MessageState {
  const lost = parts.find(
    (part): part is Exclude<FinalState, 'delivered'> => part !== 'accepted' && part !== 'delivered',
  )
  if (lost !== undefined) return lost
  if (parts.length < expected) return 'unknown'
  return parts.every((part) => part === 'delivered') ? 'delivered' : 'sent'
}

/** How far a message has come, in the words of the desk. */
export const reachOf = {
  queued: 'queued',
  submitting: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  unknown: 'unknown',
  undelivered: 'undelivered',
  expired: 'undelivered',
  rejected: 'refused',
  failed: 'refused',
} as const satisfies Record<MessageState, CampaignReachState>
