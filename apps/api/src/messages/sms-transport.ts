import type { Logger } from 'pino'
import type { FinalState } from '../platform/database/message-schema.ts'

/** A message as a transport gets it. `id` lets a provider recognise a repeat. */
export interface OutgoingSms {
  id: string
  mobile: string
  text: string
}

/**
 * What became of one call. `notTaken`: the provider certainly does not have it, so it may be sent again.
 * `unknown`: it may have it, so it must not. `providerIds` are the ids of the parts that it took, in order;
 * `fault` is the provider's code.
 */
export type SendOutcome =
  | { kind: 'accepted'; providerIds: readonly string[] }
  | { kind: 'rejected'; fault: string; providerIds: readonly string[] }
  | { kind: 'notTaken'; fault: string }
  | { kind: 'unknown'; fault: string; providerIds: readonly string[] }

/** One way out for messages. What it throws tells nothing about where the message is. */
export interface SmsTransport {
  name: string
  send(message: OutgoingSms): Promise<SendOutcome>
  close?(): Promise<void>
}

/** A provider's last word about one part. */
export interface SmsReceipt {
  providerId: string
  mobile: string
  state: FinalState
  fault: string | null
}

/** The transport for trying out: nothing leaves the house, `/dev/outbox` shows what would have. */
export function outboxTransport(log: Logger): SmsTransport {
  return {
    name: 'outbox',
    async send({ id }) {
      log.info({ messageId: id }, 'message stands in the outbox')
      return { kind: 'accepted', providerIds: [] }
    },
  }
}
