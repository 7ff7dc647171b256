import type { SkipReason } from '@wengang/contracts'
import { type PreparedMessage, queueMessages } from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockShared } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type HeldCase, type Verdict, verdictsOf } from './verdict.ts'

type Recipient = Schema['campaign_recipient']

/** A recipient whose turn it is: with its message, or with the reason why it gets none. */
export type Turn = { recipient: Recipient } & (
  | { go: false; reason: SkipReason }
  | {
      go: true
      message: PreparedMessage
      attempt: number
      /** The cases that the words were made for. */
      cases: string
      /** The row and the day of the reminder after this one; null when there is none. */
      next: { id: string; dueAt: number } | null
    }
)

/** One step of sending. Plain data. */
export interface QueueInput {
  campaignId: string
  turns: Turn[]
  /** The speed as it was found and as this step leaves it. */
  pacedAt: number
  pacedAfter: number
  at: number
}

/** Names the cases of a message, to see in the transaction whether they are still the same. */
export function casesKey(cases: readonly HeldCase[]): string {
  return cases.map(({ row, version }) => `${row.id}:${version}`).join()
}

/**
 * Queues the messages of recipients whose turn it is, each with its row and job in this transaction, after
 * looking at the state of its cases again. Answers how many; 0 as well when another process has used the
 * speed, or when the campaign no longer runs.
 */
export const queueRecipientsCommand = defineCommand(
  'queueRecipients',
  async (trx: Trx, input: QueueInput): Promise<number> => {
    const { campaignId, at } = input
    await lockShared(trx, `campaign:${campaignId}`)
    if (!(await takeSpeed(trx, input))) return 0
    const verdicts = await verdictsOf(
      trx,
      input.turns.map(({ recipient }) => recipient),
    )
    const told: string[] = []
    let queued = 0
    for (const turn of input.turns) {
      const verdict = verdicts.get(turn.recipient.id)
      if (verdict === undefined) continue
      if (!verdict.go) await skip(trx, turn.recipient.id, verdict.reason)
      // Something changed since the words were made: the next step makes them anew.
      else if (turn.go && turn.cases === casesKey(verdict.cases)) {
        if (!(await queueTurn(trx, { campaignId, turn, verdict, at }))) continue
        told.push(...verdict.cases.map(({ row }) => row.id))
        queued += 1
      }
    }
    await noteLinksSent(trx, told, at)
    return queued
  },
)

async function takeSpeed(trx: Trx, input: QueueInput): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('campaign_run')
    .set({ paced_at: input.pacedAfter })
    .where('campaign_id', '=', input.campaignId)
    .where('paced_at', '=', input.pacedAt)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('campaign')
          .select('campaign.id')
          .where('campaign.id', '=', input.campaignId)
          .where('campaign.state', '=', 'running'),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function skip(trx: Trx, recipientId: string, reason: SkipReason): Promise<void> {
  await trx
    .updateTable('campaign_recipient')
    .set({ state: 'skipped', note: reason })
    .where('id', '=', recipientId)
    .where('state', '=', 'ready')
    .execute()
}

interface QueuedTurn {
  campaignId: string
  turn: Extract<Turn, { go: true }>
  verdict: Extract<Verdict, { go: true }>
  at: number
}

async function queueTurn(
  trx: Trx,
  { campaignId, turn, verdict, at }: QueuedTurn,
): Promise<boolean> {
  const { recipient, message, attempt } = turn
  const cases = verdict.cases.map(({ row, version }) => ({ caseId: row.id, offerVersion: version }))
  const taken = await trx
    .updateTable('campaign_recipient')
    .set({ state: 'queued', queued_at: at, note: null })
    .where('id', '=', recipient.id)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) return false
  const [queued] = await queueMessages(trx, [
    { message, place: { dedupeKey: dedupeKey(recipient, attempt), cases } },
  ])
  if (queued === undefined) throw new Error('A message of a campaign was queued before.')
  await trx
    .updateTable('campaign_recipient')
    .set({ message_id: message.id })
    .where('id', '=', recipient.id)
    .execute()
  await trx
    .insertInto('campaign_message')
    .values({
      message_id: message.id,
      campaign_id: campaignId,
      recipient_id: recipient.id,
      wave: recipient.wave,
      attempt,
      state: 'queued',
      queued_at: at,
      ended_at: null,
      fault: null,
    })
    .execute()
  if (turn.next !== null) await planReminder(trx, recipient, turn.next, cases)
  return true
}

function dedupeKey(recipient: Recipient, attempt: number): string {
  const { campaign_id: campaignId, mobile_index: mobileIndex, wave } = recipient
  const key = `campaign:${campaignId}:${mobileIndex ?? ''}:${wave}`
  return attempt === 0 ? key : `${key}:${attempt}`
}

/** Puts the reminder beside the message that it reminds of: it looks at the state again when its day comes. */
async function planReminder(
  trx: Trx,
  recipient: Recipient,
  next: { id: string; dueAt: number },
  cases: readonly { caseId: string; offerVersion: number }[],
): Promise<void> {
  const planned = await trx
    .insertInto('campaign_recipient')
    .values({
      ...recipient,
      id: next.id,
      wave: recipient.wave + 1,
      firms: cases.length,
      changed: 0,
      state: 'ready',
      exclusion: null,
      message_id: null,
      due_at: next.dueAt,
      queued_at: null,
      note: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (planned.numInsertedOrUpdatedRows !== 1n) {
    await wakeReminder(trx, recipient, next.dueAt)
    return
  }
  await trx
    .insertInto('campaign_case')
    .values(
      cases.map(({ caseId, offerVersion }) => ({
        recipient_id: next.id,
        case_id: caseId,
        offer_version: offerVersion,
        campaign_id: recipient.campaign_id,
      })),
    )
    .execute()
}

/** A reminder that was given up because its phone was not reached is due again once somebody tries anew. */
async function wakeReminder(trx: Trx, recipient: Recipient, dueAt: number): Promise<void> {
  await trx
    .updateTable('campaign_recipient')
    .set({ state: 'ready', due_at: dueAt, note: null })
    .where('campaign_id', '=', recipient.campaign_id)
    .where('mobile_index', '=', recipient.mobile_index)
    .where('wave', '=', recipient.wave + 1)
    .where('state', '=', 'skipped')
    .where('note', '=', 'notReached')
    .execute()
}

/** From its first message on, the list of an offer can no longer be taken back. */
async function noteLinksSent(trx: Trx, caseIds: readonly string[], at: number): Promise<void> {
  if (caseIds.length === 0) return
  await trx
    .updateTable('batch')
    .set({ links_sent_at: at })
    .where('links_sent_at', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('offer')
        .select('offer.batch_id')
        .where('offer.case_id', 'in', caseIds)
        .where('offer.batch_id', 'is not', null)
        .$castTo<{ batch_id: string }>(),
    )
    .execute()
}
