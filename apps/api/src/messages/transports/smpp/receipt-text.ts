import type { Pdu } from 'smpp'
import type { FinalState } from '../../../platform/database/message-schema.ts'
import type { SmsReceipt } from '../../sms-transport.ts'
import { lastWords } from '../last-words.ts'

const receiptKind = 0x04
const kindMask = 0x3c

/** How a message ended as a number: beside the text of a receipt, and in answer to a question. */
export const stateNumbers: Readonly<Record<number, FinalState>> = {
  2: 'delivered',
  3: 'expired',
  4: 'undelivered',
  5: 'undelivered',
  8: 'rejected',
}

/**
 * Reads a delivery receipt. Null: this is no receipt, or none that says how it ended. Carriers in China put
 * codes of their own, such as `MK:0001`, where the standard has a word; all of these are failures.
 */
export function readReceipt(pdu: Pdu): SmsReceipt | null {
  if (((pdu.esm_class ?? 0) & kindMask) !== receiptKind) return null
  const text = textOf(pdu.short_message) || textOf(pdu.message_payload)
  const field = (name: string): string | undefined =>
    new RegExp(String.raw`\b${name}:(\S+)`, 'i').exec(text)?.[1]
  const providerId = pdu.receipted_message_id || field('id')
  const stat = field('stat')?.toUpperCase()
  const state =
    (stat === undefined ? stateNumbers[pdu.message_state ?? 0] : lastWords[stat]) ??
    (stat !== undefined && /^[A-Z]{1,2}:\w+$/.test(stat) ? 'undelivered' : undefined)
  if (providerId === undefined || state === undefined) return null
  const fault = [stat, field('err')].filter((word) => word !== undefined && !/^0*$/.test(word))
  return {
    providerId,
    mobile: nationalNumber(pdu.source_addr ?? ''),
    state,
    fault: state === 'delivered' || fault.length === 0 ? null : fault.join(' '),
  }
}

/** A mobile number as it stands in lists: eleven digits, whatever stands before them on the way. */
function nationalNumber(address: string): string {
  return /1\d{10}$/.exec(address)?.[0] ?? address
}

function textOf(message: Pdu['short_message'] | Pdu['message_payload']): string {
  const content = Buffer.isBuffer(message) ? message : (message?.message ?? '')
  return Buffer.isBuffer(content) ? content.toString('latin1') : content
}
