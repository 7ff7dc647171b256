import { setImmediate } from 'node:timers/promises'
import { addFollowUps, endFollowUps } from '../follow-ups/follow-up.service.ts'
import { failedStates } from '../messages/fault-words.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { followUpRow } from './begin.service.ts'
import { followUpReasonOf, type Progress, progressOf, wasTakenBack } from './firm-progress.ts'
import { restMs } from './run.queries.ts'
import { factsOfFirms, firmsOfRecipients, nextFirms, seenMessages } from './look.queries.ts'

/** How many messages and firms one look goes over: a campaign of 100,000 is seen whole in about a minute. */
const lookSize = 1_500
const writeSize = 200

interface SeenChange {
  messageId: string
  state: Schema['message']['state']
  fault: string | null
  endedAt: number | null
}

/** Notes in which state messages of a campaign were seen. */
export const noteMessagesCommand = defineCommand(
  'noteCampaignMessages',
  async (trx: Trx, { changes }: { changes: SeenChange[] }): Promise<void> => {
    for (const { messageId, state, fault, endedAt } of changes) {
      await trx
        .updateTable('campaign_message')
        .set({ state, fault, ended_at: endedAt })
        .where('message_id', '=', messageId)
        .execute()
    }
  },
)

interface FirmChanges {
  campaignId: string
  firms: { caseId: string; progress: Progress }[]
  followUps: Schema['follow_up'][]
  answered: string[]
  at: number
}

/** Notes how far firms have come, and who has to be told otherwise or no longer. */
export const noteFirmsCommand = defineCommand(
  'noteCampaignFirms',
  async (trx: Trx, changes: FirmChanges): Promise<void> => {
    for (const { caseId, progress } of changes.firms) {
      await trx
        .updateTable('campaign_firm')
        .set(progress)
        .where('campaign_id', '=', changes.campaignId)
        .where('case_id', '=', caseId)
        .execute()
    }
    await addFollowUps(trx, changes.followUps)
    await endFollowUps(trx, changes.answered, changes.at)
  },
)

/** Notes where the next look begins. */
export const noteLookCommand = defineCommand(
  'noteCampaignLook',
  async (
    trx: Trx,
    input: { campaignId: string; lookMessage: string; lookCase: string; at: number },
  ): Promise<void> => {
    await trx
      .updateTable('campaign_run')
      .set({ look_message: input.lookMessage, look_case: input.lookCase, looked_at: input.at })
      .where('campaign_id', '=', input.campaignId)
      .execute()
  },
)

/**
 * Looks at what became of a campaign's messages and firms since the last time: whatever is on its way out,
 * and a further stretch of all others. Nothing else tells it; so answers and receipts stay as fast as without
 * campaigns. Several processes may look at once: what they write is the same.
 */
export async function lookAtCampaign(
  services: Services,
  run: Schema['campaign_run'],
): Promise<void> {
  const { store, clock } = services
  const { campaign_id: campaignId } = run
  const { moved, next: lookMessage } = await lookAtMessages(services, campaignId, run.look_message)
  const further = await nextFirms(store.read, campaignId, run.look_case, lookSize)
  const firms = new Map(
    [...(await firmsOfRecipients(store.read, campaignId, moved)), ...further].map((firm) => [
      firm.case_id,
      firm,
    ]),
  )
  await lookAtFirms(services, campaignId, [...firms.values()])
  const lookCase = further.length < lookSize ? '' : (further.at(-1)?.case_id ?? '')
  // A look over the whole that was taken just now is not worth a write.
  const stands = lookMessage === run.look_message && lookCase === run.look_case
  if (stands && clock.now() - run.looked_at < restMs) return
  await store.write(noteLookCommand, { campaignId, lookMessage, lookCase, at: clock.now() })
}

async function lookAtMessages(
  { store, clock }: Services,
  campaignId: string,
  after: string,
): Promise<{ moved: string[]; next: string }> {
  const pages = await Promise.all([
    seenMessages(store.read, campaignId, 'queued', '', lookSize),
    seenMessages(store.read, campaignId, 'submitting', '', lookSize),
    seenMessages(store.read, campaignId, 'sent', after, lookSize),
    seenMessages(store.read, campaignId, 'unknown', after, lookSize),
  ])
  const changed = pages.flat().filter((row) => row.state !== row.seen)
  for (let from = 0; from < changed.length; from += writeSize) {
    await store.write(noteMessagesCommand, {
      changes: changed.slice(from, from + writeSize).map((row) => ({
        messageId: row.message_id,
        state: row.state,
        fault: row.fault,
        endedAt: hasLastWord(row) ? (row.settled_at ?? clock.now()) : null,
      })),
    })
    await setImmediate()
  }
  // Whatever was seen whole begins anew; otherwise both go on behind the shorter stretch.
  const ends = pages
    .slice(2)
    .filter((page) => page.length === lookSize)
    .map((page) => page.at(-1)?.message_id ?? '')
    .toSorted()
  return { moved: [...new Set(changed.map((row) => row.recipient_id))], next: ends[0] ?? '' }
}

/** Whether a provider has said its last about a message: it came, or it certainly did not. */
function hasLastWord(row: { state: Schema['message']['state']; fault: string | null }): boolean {
  if (wasTakenBack(row)) return false
  return row.state === 'delivered' || failedStates.some((state) => state === row.state)
}

async function lookAtFirms(
  { store, clock }: Services,
  campaignId: string,
  firms: readonly Schema['campaign_firm'][],
): Promise<void> {
  const at = clock.now()
  for (let from = 0; from < firms.length; from += writeSize) {
    const page = firms.slice(from, from + writeSize)
    const facts = await factsOfFirms(store.read, page)
    const changes: FirmChanges = { campaignId, firms: [], followUps: [], answered: [], at }
    for (const firm of page) {
      const seen = facts.get(firm.case_id)
      if (seen === undefined) continue
      const progress = progressOf(seen)
      const reason = followUpReasonOf(seen, progress, at)
      if (!isSame(firm, progress)) changes.firms.push({ caseId: firm.case_id, progress })
      if (progress.answer !== null && firm.answer === null) changes.answered.push(firm.case_id)
      if (reason !== null) {
        const row = { id: firm.case_id, region_code: firm.region_code }
        changes.followUps.push(followUpRow(campaignId, row, reason, at))
      }
    }
    changes.followUps = await notListed(store.read, changes.followUps)
    if (changes.firms.length + changes.followUps.length + changes.answered.length > 0) {
      await store.write(noteFirmsCommand, changes)
    }
    await setImmediate()
  }
}

function isSame(firm: Schema['campaign_firm'], progress: Progress): boolean {
  return Object.entries(progress).every(([column, value]) => Reflect.get(firm, column) === value)
}

/** Leaves out who is on the list already, so that a look that finds nothing new writes nothing. */
async function notListed(
  db: Services['store']['read'],
  rows: Schema['follow_up'][],
): Promise<Schema['follow_up'][]> {
  if (rows.length === 0) return []
  const known = await db
    .selectFrom('follow_up')
    .select(['case_id', 'campaign_id', 'reason', 'state'])
    .where(
      'case_id',
      'in',
      rows.map((row) => row.case_id),
    )
    .execute()
  return rows.filter(
    (row) =>
      !known.some(
        (one) =>
          one.case_id === row.case_id &&
          (one.state === 'open' ||
            (one.campaign_id === row.campaign_id && one.reason === row.reason)),
      ),
  )
}
