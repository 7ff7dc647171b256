import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

/** How long after its end a campaign's firms are still looked at: answers go on until the cut-off. */
const watchedMs = 90 * 86_400_000
/** How often, once nothing is sent any more; in ms. */
export const restMs = 60_000

/** A campaign at work, with where it stands; the latter is missing before its first step. */
export type CampaignAtWork = Schema['campaign'] &
  Partial<{
    [Column in keyof Schema['campaign_run']]: Schema['campaign_run'][Column] | null
  }>

/** Campaigns that there may be something to do for: under way, or ended and still being answered. */
export async function campaignsAtWork(db: Db, now: number): Promise<CampaignAtWork[]> {
  return db
    .selectFrom('campaign')
    .leftJoin('campaign_run', 'campaign_run.campaign_id', 'campaign.id')
    .selectAll('campaign')
    .select([
      'campaign_run.campaign_id',
      'campaign_run.listed_to',
      'campaign_run.listed_at',
      'campaign_run.paced_at',
      'campaign_run.counted_from',
      'campaign_run.look_message',
      'campaign_run.look_case',
      'campaign_run.looked_at',
    ])
    .where((eb) =>
      eb.or([
        eb('campaign.state', 'in', ['released', 'running', 'paused', 'halted']),
        eb.and([
          eb('campaign.state', 'in', ['stopped', 'finished']),
          eb('campaign.finished_at', '>', now - watchedMs),
          // A look over the whole that has begun is taken to its end.
          eb.or([
            eb('campaign_run.looked_at', '<=', now - restMs),
            eb('campaign_run.look_message', '!=', ''),
            eb('campaign_run.look_case', '!=', ''),
          ]),
        ]),
      ]),
    )
    .orderBy('campaign.id')
    .execute()
}

/** A campaign with where it stands, once its sending has been begun. */
export async function runOf(
  db: Db | Trx,
  campaignId: string,
): Promise<Schema['campaign_run'] | undefined> {
  return db
    .selectFrom('campaign_run')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
}

/**
 * The next phones that a message is due to: those that were not written to yet, and after them what was put
 * off to its day. Three short walks along one index.
 */
export async function dueRecipients(
  db: Db,
  campaignId: string,
  now: number,
  limit: number,
): Promise<Schema['campaign_recipient'][]> {
  if (limit <= 0) return []
  const ready = db
    .selectFrom('campaign_recipient')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ready')
  const fresh = await ready.where('due_at', 'is', null).orderBy('id').limit(limit).execute()
  if (fresh.length === limit) return fresh
  const put = await ready
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit - fresh.length)
    .execute()
  return [...fresh, ...put]
}

/** How many messages of a campaign wait in the house, as far as they were seen. */
export async function countQueued(db: Db, campaignId: string): Promise<number> {
  const row = await db
    .selectFrom('campaign_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
