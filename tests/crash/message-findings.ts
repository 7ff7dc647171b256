import { contentOf } from '@wengang/api/messages/message-content'
import { textOf } from '@wengang/api/messages/message-place'
import { mobileOfMessage } from '@wengang/api/messages/message.service'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { Services } from '@wengang/api/platform/services'
import type { Received, ReceivedText } from './received.ts'

type Message = Schema['message']

const silentAfterMs = 72 * 3_600_000

/** A message of a house with what the gateway knows of it. */
export interface CheckedMessage {
  row: Message
  mobile: string
  got: ReceivedText
}

/** Puts beside each message what the gateway saw of it. */
export function checkedMessages(
  services: Services,
  rows: readonly Message[],
  received: Received,
): CheckedMessage[] {
  return rows.map((row) => {
    const mobile = mobileOfMessage(services.keys, row.mobile_sealed)
    return { row, mobile, got: received.of(mobile, textOf(services, row.id, contentOf(row))) }
  })
}

/** What is wrong about messages: come twice, waiting for ever, or said to be what they are not. */
export function messageFindings(messages: readonly CheckedMessage[], now: number): string[] {
  return messages.flatMap(({ row, got }) => {
    const wrong = whatIsWrong(row, got, now)
    return wrong === null ? [] : [`message ${row.id}: ${wrong}`]
  })
}

/** What is wrong about one; null when nothing is. */
export function whatIsWrong(
  row: Pick<Message, 'state' | 'attempt_at' | 'fault'>,
  got: ReceivedText,
  now: number,
): string | null {
  if (got.taken > 1) return `reached the gateway ${got.taken} times`
  const taken = got.taken === 1
  switch (row.state) {
    case 'queued':
    case 'submitting':
      return `waits (${row.state})`
    case 'failed':
    case 'rejected':
      return taken ? `says ${row.state} and was taken` : null
    case 'sent':
      if (!taken) return 'says sent and was not taken'
      if (got.delivered === 1 || got.arrived === 0) return 'says sent after all its receipts'
      return now - (row.attempt_at ?? 0) > silentAfterMs + 60_000 ? 'is waited for too long' : null
    case 'delivered':
      return got.delivered === 1 ? null : 'says delivered and is not there'
    case 'undelivered':
    case 'expired':
      return got.arrived === 0 ? null : `says ${row.state} and arrived`
    case 'unknown':
      return null
  }
}
