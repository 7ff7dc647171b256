import type { TransportName } from '@wengang/contracts'
import type { Logger } from 'pino'
import type { FinalState } from '../platform/database/message-schema.ts'
import type { Slot } from './message-pieces.ts'

/** A message as a transport gets it. `id` lets a provider recognise a repeat. */
export interface OutgoingSms {
  id: string
  mobile: string
  text: string
  /** Somebody is waiting for it at a screen: it goes before notices. */
  urgent?: boolean
  /** For providers that send only what was filed with them: the name of the fixed words, and the rest. */
  filed?: { as: string; id?: string; slots: readonly Slot[] }
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

/** A message that a provider may be asked about. */
export interface SmsQuestion {
  messageId: string
  mobile: string
  /** When it was called, epoch ms. */
  attemptAt: number
  /** Its parts that wait for a word; empty when the provider's ids are not known. */
  providerIds: readonly string[]
}

/** What a provider answers: a last word, or only that it has the message. */
export type SmsAnswer = SmsReceipt | { providerId: string; messageId: string; state: 'accepted' }

/** One way out for messages. What it throws tells nothing about where the message is. */
export interface SmsTransport {
  name: TransportName
  /** The provider sends one receipt for a whole message, however many parts it has. */
  oneReceipt?: boolean
  /** Where the words of a link must be the same for everybody, whatever is configured. */
  linkMode?: 'path' | 'constant'
  /** Names of fixed words that can go this way; without it all can. */
  filed?: ReadonlySet<string>
  send(message: OutgoingSms): Promise<SendOutcome>
  /** Asks what became of a message; never sends. */
  query?(question: SmsQuestion): Promise<readonly SmsAnswer[]>
  /** Fetches receipts that wait at the provider, until none is left; each call takes some. */
  pull?(): Promise<readonly SmsReceipt[]>
  close?(): Promise<void>
}

/** A provider's last word about one part. */
export interface SmsReceipt {
  providerId: string
  mobile: string
  state: FinalState
  fault: string | null
  /** Our own id of the message, where the provider gives it back. */
  messageId?: string
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
