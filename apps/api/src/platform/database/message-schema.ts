import type { AlarmKind, TransportName } from '@wengang/contracts'

/** The tables of messages; conventions as in `schema.ts`. */
export interface MessageSchema {
  message: {
    id: string
    kind: MessageKind
    mobile_sealed: string
    mobile_index: string
    /** JSON: what the words need, never personal data. */
    params: string
    /** Hash of the 8-character code, for messages that carry one. */
    code_hash: string | null
    key_id: string
    state: MessageState
    link_state: 'none' | 'active' | 'replaced' | 'stopped'
    parts: number
    dedupe_key: string
    batch_id: string | null
    created_at: number
    sent_at: number | null
    opened_at: number | null
    lookups: number
    /** The call of a transport that is under way or was the last one; who does not know it writes nothing. */
    attempt_id: string | null
    attempt_at: number | null
    /** Name of the transport that was called. */
    provider: TransportName | null
    /** When the last word about it came. */
    settled_at: number | null
    /** What the provider said when it did not go well: a code, never words about a person. */
    fault: string | null
    /** How many receipts the provider sends for it; null is one for each part. */
    receipts: number | null
    /** When the provider was last asked what became of it. */
    asked_at: number | null
  }
  /** What a message is about: a case, at the version of the offer that stood when it was written. */
  message_case: { message_id: string; case_id: string; offer_version: number }
  /** What a provider took, each part under the provider's own id. */
  message_part: {
    message_id: string
    part: number
    provider: TransportName
    provider_id: string
    state: PartState
    fault: string | null
    accepted_at: number
    settled_at: number | null
  }
  /** Receipts that came before anybody knew the id they name. */
  sms_receipt: {
    provider: TransportName
    provider_id: string
    mobile_index: string
    state: FinalState
    fault: string | null
    received_at: number
    /** Our own id, where the provider gives it back. */
    message_id: string | null
  }
  /** Where the messages of a transport go instead, since somebody switched. */
  sms_transport: {
    name: TransportName
    replaced_by: TransportName | null
    switched_by: string
    switched_at: number
    note: string
  }
  /** Calls that did not go well, for the alarm and for whoever looks; without a person in them. */
  sms_fault: {
    id: string
    transport: TransportName
    message_id: string
    kind: 'rejected' | 'notTaken' | 'unknown'
    fault: string
    at: number
  }
  /** What somebody must look at now; one open row for each kind and subject. */
  alarm: {
    id: string
    kind: AlarmKind
    subject: string
    /** JSON of numbers. */
    facts: string
    raised_at: number
    seen_at: number
    ended_at: number | null
  }
}

/** What a receipt can say last. */
export type FinalState = 'delivered' | 'undelivered' | 'expired' | 'rejected'

export type PartState = 'accepted' | FinalState

/**
 * `failed` never left the house; `submitting` is in a provider's hands; `sent` was taken by the gateway;
 * `unknown` may or may not have been taken, or was taken and never heard of again.
 */
export type MessageState = 'queued' | 'submitting' | 'sent' | 'failed' | 'unknown' | FinalState

export type MessageKind =
  | 'offerLink'
  | 'offerReminder'
  | 'campaignTest'
  | 'code'
  | 'contactChanged'
  | 'windowAnswer'
  | 'offerChanged'
  | 'paid'
  | 'paymentReturned'
  | 'publicityBegan'
  | 'agentChanged'
  | 'operatorInvited'
  | 'newDevice'
