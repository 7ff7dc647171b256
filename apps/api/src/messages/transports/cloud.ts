import type { OutgoingSms, SendOutcome } from '../sms-transport.ts'
import { lastWords } from './last-words.ts'
import type { FinalState } from '../../platform/database/message-schema.ts'

/** How long a provider may take to answer, in ms: with the pause of a lost call still within the lease of a job. */
export const cloudAnswerMs = 15_000

/** What an answer that is not a yes means. Whatever is in no table was refused: a person looks at it. */
export interface Refusals {
  /** Not taken, for a reason that passes or that somebody here can mend: it goes again later. */
  later: readonly RegExp[]
  /** The provider's own trouble: it may have the message. */
  unclear: readonly RegExp[]
}

/** What became of a message that the provider answered with a code other than its yes. */
export function refusalOutcome(code: string, { later, unclear }: Refusals): SendOutcome {
  if (later.some((pattern) => pattern.test(code))) return { kind: 'notTaken', fault: code }
  if (unclear.some((pattern) => pattern.test(code))) {
    return { kind: 'unknown', fault: code, providerIds: [] }
  }
  return { kind: 'rejected', fault: code, providerIds: [] }
}

/** Errors of a connection that never stood: nothing was handed over. */
const neverConnected = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/

/**
 * What became of a message when there was no answer to read. `status` is that of HTTP, where there was one:
 * a 4xx was refused at the door, anything else may have come through.
 */
export function brokenCallOutcome(error: unknown, status: number | undefined): SendOutcome {
  const words = error instanceof Error ? `${error.name} ${error.message}` : ''
  const refused = neverConnected.exec(words)?.[0]
  if (refused !== undefined) return { kind: 'notTaken', fault: refused }
  if (status !== undefined && status >= 400 && status < 500) {
    return { kind: 'notTaken', fault: `HTTP ${status}` }
  }
  const fault = status === undefined ? 'no answer' : `HTTP ${status}`
  return { kind: 'unknown', fault, providerIds: [] }
}

/** The provider's template for the words of a message; an outcome where none is filed. */
export function templateOf(
  { filed }: OutgoingSms,
  templates: ReadonlyMap<string, string>,
): { template: string; slots: NonNullable<OutgoingSms['filed']>['slots'] } | SendOutcome {
  const template = filed === undefined ? undefined : (filed.id ?? templates.get(filed.as))
  if (filed === undefined || template === undefined) {
    return { kind: 'notTaken', fault: `no template ${filed?.as ?? ''}`.trim() }
  }
  return { template, slots: filed.slots }
}

/** What a provider's word for an end means; unknown words of a failure are failures. */
export function endOf(delivered: boolean, code: string): FinalState {
  if (delivered) return 'delivered'
  const state = lastWords[code.toUpperCase()]
  return state === undefined || state === 'delivered' ? 'undelivered' : state
}

/** A fault as it is kept: a code, cut short. */
export function faultOf(delivered: boolean, code: string): string | null {
  return delivered || code === '' ? null : code.slice(0, 80)
}
