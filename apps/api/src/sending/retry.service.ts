import type { CampaignState } from '@wengang/contracts'
import { failedStates, isRetryable } from '../messages/fault-words.ts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced, runLongAct } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import { dropReminder } from './planned-reminder.ts'

const stepSize = 200

type Progress = { after: string; recipients: number }

interface RetryStep {
  campaignId: string
  by: string
  at: number
  act: ActKey
}

const mayRetry: readonly CampaignState[] = ['running', 'paused', 'halted', 'finished']

/** One step of a retry: lets those wait again whose last message certainly reached nobody, looking once more. */
export const retryCampaignStep = defineCommand(
  'retryCampaignStep',
  (trx: Trx, input: RetryStep): Promise<Advanced<Progress, { recipients: number }>> =>
    advance(trx, input.act, { after: '', recipients: 0 }, async (progress, at) => {
      const { campaignId, by } = input
      await lockExclusive(trx, `campaign:${campaignId}`)
      await requireRetryable(trx, campaignId)
      const page = await failedOf(trx, campaignId, progress.after, stepSize)
      let recipients = progress.recipients
      for (const row of page.filter(({ state, fault }) => isRetryable(state, fault))) {
        recipients += await letGoAgain(trx, campaignId, row, at)
      }
      // With the first who waits: an act that is never finished must not leave them to nobody.
      if (recipients > 0) await goOn(trx, campaignId)
      const last = page.at(-1)
      if (last !== undefined && page.length === stepSize) {
        return { progress: { after: last.recipient_id, recipients } }
      }
      await appendToStream(trx, campaignStream(campaignId), {
        kind: 'campaignRetried',
        at,
        by,
        facts: { recipients },
      })
      return { value: { recipients } }
    }),
)

async function requireRetryable(trx: Trx, campaignId: string): Promise<void> {
  const row = await trx
    .selectFrom('campaign')
    .select('state')
    .where('id', '=', campaignId)
    .executeTakeFirst()
  if (row !== undefined && mayRetry.includes(row.state)) return
  refuse('STATE_REFUSES', { reason: '这次发送还没有开始或已经终止，不能重发。' })
}

/** Recipients whose last message failed, by the message itself and not by what was last seen of it. */
export async function failedOf(db: Db | Trx, campaignId: string, after: string, limit: number) {
  return db
    .selectFrom('campaign_recipient')
    .innerJoin('message', 'message.id', 'campaign_recipient.message_id')
    .select(['campaign_recipient.id as recipient_id', 'message.state', 'message.fault'])
    .select('message.id as message_id')
    .select(['campaign_recipient.mobile_index', 'campaign_recipient.wave'])
    .where('campaign_recipient.campaign_id', '=', campaignId)
    .where('campaign_recipient.state', '=', 'queued')
    .where('campaign_recipient.id', '>', after)
    .where('message.state', 'in', [...failedStates])
    .orderBy('campaign_recipient.id')
    .limit(limit)
    .execute()
}

async function letGoAgain(
  trx: Trx,
  campaignId: string,
  row: Awaited<ReturnType<typeof failedOf>>[number],
  at: number,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('campaign_recipient')
    .set({ state: 'ready', message_id: null, due_at: at })
    .where('id', '=', row.recipient_id)
    .where('state', '=', 'queued')
    .where('message_id', '=', row.message_id)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return 0
  const { mobile_index: mobileIndex, wave } = row
  await dropReminder(trx, { campaignId, mobileIndex, wave: wave + 1 })
  return 1
}

async function goOn(trx: Trx, campaignId: string): Promise<void> {
  await trx
    .updateTable('campaign')
    .set({ state: 'running', finished_at: null })
    .where('id', '=', campaignId)
    .where('state', '=', 'finished')
    .execute()
}

/** Writes once more to whom a campaign's message certainly did not reach. Throws STATE_REFUSES. */
export async function retryFailed(
  services: Services,
  input: { campaignId: string; by: string; act: ActKey },
): Promise<{ recipients: number }> {
  const { store, clock } = services
  return runLongAct(store, retryCampaignStep, { after: '', recipients: 0 }, () => ({
    ...input,
    at: clock.now(),
  }))
}
