import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { mayGoNow } from '../sending/give-back.service.ts'
import { abandonAttempt, beginAttempt, failMessage, recordAttempt } from './attempt.service.ts'
import { contentOf, filedAs, type MessageContent } from './message-content.ts'
import { slotsOf } from './message-pieces.ts'
import { piecesOf, textOf } from './message-place.ts'
import { mobileOfMessage } from './message.service.ts'
import type { OutgoingSms, SendOutcome, SmsTransport } from './sms-transport.ts'
import { type ChosenWay, chooseTransport, type WaysOut } from './transports/choose-transport.ts'

/** A provider did not take a message; the job is tried again later. */
class NotTaken extends Error {
  override readonly name = 'NotTaken'
}

/**
 * Does a `sendMessage` job: looks whether the message still holds, notes the attempt, calls the provider and
 * notes what became of it. A message whose call was begun and never noted is not sent again.
 */
export function sendMessageJob(
  services: Services,
  waysOut: WaysOut,
): (payload: { messageId: string }) => Promise<void> {
  const { store, clock, log } = services

  return async ({ messageId }) => {
    const row = await store.read
      .selectFrom('message')
      .selectAll()
      .where('id', '=', messageId)
      .executeTakeFirst()
    if (row?.state === 'submitting' && row.attempt_id !== null) {
      const attemptId = row.attempt_id
      log.error({ messageId, attemptId }, 'a call to the provider was never noted')
      await store.write(abandonAttempt, { messageId, attemptId, at: clock.now() })
    }
    if (row?.state !== 'queued') return
    const content = contentOf(row)
    if (!(await stillHolds(store.read, row, content, clock.now()))) {
      await store.write(failMessage, { messageId, fault: 'outdated', at: clock.now() })
      return
    }
    if (!(await mayGoNow(services, messageId))) return
    const way = await chooseTransport(store.read, services.config, waysOut, content)
    if (way === null) throw new NotTaken('transport is not open')
    await attempt(row, content, way)
  }

  async function attempt(
    row: Schema['message'],
    content: MessageContent,
    way: ChosenWay,
  ): Promise<void> {
    const { transport } = way
    const messageId = row.id
    const at = clock.now()
    const attemptId = newId(at)
    const begun = {
      messageId,
      attemptId,
      provider: transport.name,
      receipts: transport.oneReceipt === true ? 1 : null,
      at,
    }
    if (!(await store.write(beginAttempt, begun))) return
    const outcome = await call(transport, written(row, content, way), content)
    if (outcome.kind !== 'accepted') {
      log.error({ messageId, kind: outcome.kind, fault: outcome.fault }, 'a message did not go out')
    }
    if (outcome.kind === 'notTaken' && content.kind === 'code') {
      // A code is of no use later, and its page says so.
      const { fault } = outcome
      await store.write(failMessage, { messageId, fault, at: clock.now(), attemptId })
      return
    }
    await store.write(recordAttempt, { messageId, attemptId, outcome, at: clock.now() })
    if (outcome.kind === 'notTaken') throw new NotTaken(outcome.fault)
  }

  function written(
    row: Schema['message'],
    content: MessageContent,
    { transport: { linkMode }, filedId }: ChosenWay,
  ): OutgoingSms {
    const place = linkMode === undefined ? {} : { linkMode }
    return {
      id: row.id,
      mobile: mobileOfMessage(services.keys, row.mobile_sealed),
      text: textOf(services, row.id, content, place),
      urgent: content.kind === 'code',
      filed: {
        as: filedAs(content),
        ...(filedId === null ? {} : { id: filedId }),
        slots: slotsOf(piecesOf(services, row.id, content, place)),
      },
    }
  }

  /** What a transport throws is a fault of ours; a code may be asked for anew, a notice must not go twice. */
  async function call(
    transport: SmsTransport,
    sms: OutgoingSms,
    content: MessageContent,
  ): Promise<SendOutcome> {
    try {
      return await transport.send(sms)
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'fault'
      return content.kind === 'code'
        ? { kind: 'notTaken', fault }
        : { kind: 'unknown', fault, providerIds: [] }
    }
  }
}

async function stillHolds(
  db: Db,
  row: Schema['message'],
  content: MessageContent,
  now: number,
): Promise<boolean> {
  if (content.kind === 'code') {
    const challenge = await db
      .selectFrom('challenge')
      .select(['expires_at', 'used_at'])
      .where('id', '=', content.params.challengeId)
      .executeTakeFirst()
    return challenge !== undefined && challenge.used_at === null && now < challenge.expires_at
  }
  if (content.kind === 'publicityBegan') {
    const round = await db
      .selectFrom('round')
      .select('state')
      .where('id', '=', content.params.roundId)
      .executeTakeFirst()
    return round?.state === 'publicity'
  }
  if (row.link_state === 'none') return true
  if (row.link_state !== 'active') return false
  const mine = await db
    .selectFrom('message_case')
    .innerJoin('unit_case', 'unit_case.id', 'message_case.case_id')
    .select('unit_case.id')
    .where('message_case.message_id', '=', row.id)
    .where('unit_case.contact_index', '=', row.mobile_index)
    .limit(1)
    .executeTakeFirst()
  return mine !== undefined
}
