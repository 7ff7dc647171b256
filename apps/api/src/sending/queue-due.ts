import { setImmediate } from 'node:timers/promises'
import { mostReminders, nextReminderAt } from '@wengang/policy'
import { campaignContent, type CampaignWords, wordsOf } from './campaign-words.ts'
import { recipientMobile } from '../campaigns/recipient-mobiles.ts'
import { prepareMessage } from '../messages/message.service.ts'
import type { Schema } from '../platform/database/schema.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { allowance, type Pace, pacedAfter } from './pace.ts'
import { casesKey, queueRecipientsCommand, type Turn } from './queue-recipients.service.ts'
import { countQueued, dueRecipients, runOf } from './run.queries.ts'
import { type Verdict, verdictsOf } from './verdict.ts'

/** How many recipients one transaction takes, so that answers wait no longer than for that. */
const stepSize = 50

/** Queues as many recipients as speed and transport allow now; answers how many messages that came to. */
export async function queueDue(
  services: Services,
  campaign: Schema['campaign'],
  openSince: number,
): Promise<number> {
  let queued = 0
  let words: CampaignWords | null = null
  for (;;) {
    const pace = await paceOf(services, campaign, openSince)
    const most = pace === null ? 0 : Math.min(stepSize, allowance(pace))
    if (pace === null || most === 0) return queued
    const recipients = await dueRecipients(services.store.read, campaign.id, pace.now, most)
    if (recipients.length === 0) return queued
    words ??= await wordsOf(services.store.read, campaign)
    const turns = await turnsOf(services, campaign, words, recipients)
    // Who is passed over takes nothing of the speed.
    const writing = turns.filter(({ go }) => go).length
    queued += await services.store.write(queueRecipientsCommand, {
      campaignId: campaign.id,
      turns,
      pacedAt: pace.pacedAt,
      pacedAfter: writing === 0 ? pace.pacedAt : pacedAfter(pace, writing),
      at: pace.now,
    })
    services.wakeJobs()
    await setImmediate()
    if (recipients.length < most) return queued
  }
}

async function paceOf(
  { store, clock }: Services,
  campaign: Schema['campaign'],
  openSince: number,
): Promise<Pace | null> {
  const run = await runOf(store.read, campaign.id)
  if (run === undefined) return null
  return {
    perMinute: campaign.per_minute,
    pacedAt: run.paced_at,
    openSince,
    queued: await countQueued(store.read, campaign.id),
    now: clock.now(),
  }
}

async function turnsOf(
  services: Services,
  campaign: Schema['campaign'],
  words: CampaignWords,
  recipients: readonly Schema['campaign_recipient'][],
): Promise<Turn[]> {
  const { read } = services.store
  const verdicts = await verdictsOf(read, recipients)
  const attempts = await read
    .selectFrom('campaign_message')
    .select(['recipient_id', (eb) => eb.fn.max('attempt').as('last')])
    .where(
      'recipient_id',
      'in',
      recipients.map(({ id }) => id),
    )
    .groupBy('recipient_id')
    .execute()
  const attemptOf = new Map(attempts.map((row) => [row.recipient_id, Number(row.last) + 1]))
  return recipients.flatMap((recipient): Turn[] => {
    const verdict = verdicts.get(recipient.id)
    if (verdict === undefined) return []
    if (!verdict.go) return [{ recipient, go: false, reason: verdict.reason }]
    return [turnOf(services, campaign, words, recipient, verdict, attemptOf.get(recipient.id) ?? 0)]
  })
}

function turnOf(
  services: Services,
  campaign: Schema['campaign'],
  words: CampaignWords,
  recipient: Schema['campaign_recipient'],
  { cases }: Extract<Verdict, { go: true }>,
  attempt: number,
): Turn {
  const at = services.clock.now()
  if (recipient.mobile_sealed === null) throw new Error('A recipient without a phone is excluded.')
  const mobile = recipientMobile(services.keys, recipient.mobile_sealed)
  const content = campaignContent(campaign, words, recipient, cases.length, at)
  const dueAt = nextReminderAt(at, recipient.wave, campaign.reminders > 0 ? mostReminders : 0)
  return {
    recipient,
    go: true,
    message: prepareMessage(services, mobile, content),
    attempt,
    cases: casesKey(cases),
    next: dueAt === null ? null : { id: newId(at), dueAt },
  }
}
