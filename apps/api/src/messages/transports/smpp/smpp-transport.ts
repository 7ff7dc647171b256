import { randomInt } from 'node:crypto'
import type { Logger } from 'pino'
import type { SmppSettings } from '../../../platform/sms-config.ts'
import type {
  OutgoingSms,
  SendOutcome,
  SmsAnswer,
  SmsQuestion,
  SmsReceipt,
  SmsTransport,
} from '../../sms-transport.ts'
import { answerName, meaningOf } from './answers.ts'
import { makeFlow } from './flow.ts'
import { linkTimes, type LinkTimes, openLink } from './link.ts'
import { idForms } from './id-forms.ts'
import { readReceipt, stateNumbers } from './receipt-text.ts'
import { type SmsPart, splitSms } from './sms-split.ts'

/** How long a message waits for the gateway, and once a part of it is out; with the last answer still within the lease of its job. */
export interface Patience {
  firstMs: number
  restMs: number
}

const usualPatience: Patience = { firstMs: 20_000, restMs: 40_000 }

type PartOutcome =
  { kind: 'taken'; providerId: string } | { kind: 'refused' | 'later' | 'lost'; fault: string }

const ucs2 = 8
const askForReceipt = 1

/** SMPP 3.4 over one transceiver; `onReceipt` resolves once a receipt is safe. */
export function openSmppTransport(
  settings: SmppSettings,
  log: Logger,
  onReceipt: (receipt: SmsReceipt) => Promise<void>,
  { times = linkTimes, patience = usualPatience } = {},
): SmsTransport & { close(): Promise<void> } {
  const flow = makeFlow(settings.window)
  const ids = idForms[settings.receiptIds]
  const link = openLink(settings, times satisfies LinkTimes, log, async (pdu) => {
    const receipt = readReceipt(pdu)
    if (receipt === null) return
    await onReceipt({ ...receipt, providerId: ids.ofReceipt(receipt.providerId) })
  })
  let reference = randomInt(256)

  return {
    name: 'smpp',
    async send(message) {
      reference = (reference + 1) % 256
      const began = Date.now()
      const providerIds: string[] = []
      for (const part of splitSms(message.text, reference)) {
        const partly = providerIds.length > 0
        const patienceMs = partly ? patience.restMs : patience.firstMs
        const outcome = await sendPart(message, part, began + patienceMs, partly)
        if (outcome.kind !== 'taken') return ending(outcome, providerIds)
        providerIds.push(
          ids.ofAnswer(outcome.providerId) || `${message.id}:${providerIds.length + 1}`,
        )
      }
      return { kind: 'accepted', providerIds }
    },
    // An id that was rewritten is not the one that the gateway would know.
    ...(settings.receiptIds === 'same' ? { query } : {}),
    close: link.close,
  }

  async function query({ messageId, mobile, providerIds }: SmsQuestion): Promise<SmsAnswer[]> {
    const answers: SmsAnswer[] = []
    for (const providerId of providerIds) {
      if (providerId.startsWith(messageId)) continue
      const answer = await link.query({ message_id: providerId, source_addr: settings.source })
      const state = stateNumbers[answer?.message_state ?? 0]
      if (answer === null || state === undefined) continue
      const fault = answer.error_code ? `error ${answer.error_code}` : null
      answers.push({ providerId, mobile, state, fault: state === 'delivered' ? null : fault })
    }
    return answers
  }

  async function sendPart(
    message: OutgoingSms,
    part: SmsPart,
    deadline: number,
    partly: boolean,
  ): Promise<PartOutcome> {
    for (;;) {
      if (!(await link.ready(deadline))) return { kind: 'later', fault: 'not bound' }
      if (!(await flow.enter(deadline, message.urgent))) return { kind: 'later', fault: 'no room' }
      const submitted = await link.submit(fieldsOf(message, part)).finally(flow.leave)
      if (submitted.kind === 'lost') return submitted
      if (submitted.kind === 'notWritten') continue
      const fault = answerName(submitted.status)
      const meaning = meaningOf(submitted.status)
      // Half a message is out, and the gateway does not have this part: it alone is tried again.
      if (meaning === 'slower' || (meaning === 'later' && partly)) {
        flow.slower()
        continue
      }
      flow.eased()
      return meaning === 'taken'
        ? { kind: 'taken', providerId: submitted.messageId }
        : { kind: meaning, fault }
    }
  }

  function fieldsOf({ mobile }: OutgoingSms, part: SmsPart): Record<string, unknown> {
    return {
      source_addr: settings.source,
      destination_addr: `${settings.numberPrefix}${mobile}`,
      dest_addr_ton: settings.numberPrefix === '' ? 0 : 1,
      dest_addr_npi: 1,
      esm_class: part.esmClass,
      data_coding: ucs2,
      registered_delivery: askForReceipt,
      short_message: part.payload,
    }
  }
}

/** What a message is when one of its parts did not go: with a part of it out, it is not sent again. */
function ending(
  { kind, fault }: Exclude<PartOutcome, { kind: 'taken' }>,
  providerIds: readonly string[],
): SendOutcome {
  if (kind === 'refused') return { kind: 'rejected', fault, providerIds }
  if (kind === 'later' && providerIds.length === 0) return { kind: 'notTaken', fault }
  return { kind: 'unknown', fault, providerIds }
}
