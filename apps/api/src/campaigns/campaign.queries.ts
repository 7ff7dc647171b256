import type {
  CampaignAudience,
  CampaignState,
  CampaignTotals,
  CampaignWindow,
} from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockRow } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'
import { isInScope, type Scope, withinScope } from '../platform/region-scope.ts'

export type CampaignRow = Schema['campaign']

/** Campaigns of a person's region and programmes, newest first; one more than asked for tells of a further page. */
export async function campaignsOf(
  db: Db,
  scope: Scope,
  wish: { state?: CampaignState | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: CampaignRow[]; next: string | null }> {
  const { state, after, limit } = wish
  const rows = await db
    .selectFrom('campaign')
    .selectAll()
    .where(withinScope('campaign', scope))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'draft'))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** A campaign of the person's region and programmes; any other is unknown. */
export async function ownCampaign(db: Db | Trx, id: string, scope: Scope): Promise<CampaignRow> {
  const row = await db.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
  return row !== undefined && isInScope(row, scope) ? row : notFound()
}

/** Takes a campaign for a change, until the end of the transaction. */
export async function holdCampaign(trx: Trx, id: string): Promise<CampaignRow> {
  await lockRow(trx, 'campaign', id)
  const row = await trx.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? notFound()
}

/** How far the fixing of its recipients has come; undefined where none goes on or failed. */
export function fixingOf(
  db: Db | Trx,
  campaignId: string,
): Promise<Schema['campaign_fixing'] | undefined> {
  return db
    .selectFrom('campaign_fixing')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst()
}

/** Changes columns of a campaign. */
export async function changeCampaign(
  trx: Trx,
  id: string,
  columns: Partial<Omit<CampaignRow, 'id'>>,
): Promise<void> {
  await trx.updateTable('campaign').set(columns).where('id', '=', id).execute()
}

/** Whom it is for, as it was set. */
export function audienceOf(row: Pick<CampaignRow, 'audience'>): CampaignAudience {
  return JSON.parse(row.audience) as CampaignAudience
}

/** When it may send. */
export function windowOf(row: Pick<CampaignRow, 'window'>): CampaignWindow {
  return JSON.parse(row.window) as CampaignWindow
}

/** What its recipients come to; null until they are fixed. */
export function totalsIn(row: Pick<CampaignRow, 'totals' | 'frozen_at'>): CampaignTotals | null {
  return row.totals === null || row.frozen_at === null
    ? null
    : (JSON.parse(row.totals) as CampaignTotals)
}

/** Whose offers its message names, by the number of firms: how many first messages there are of each kind. */
export function messageSizes(
  db: Db,
  campaignId: string,
): Promise<{ firms: number; changed: number; differs: number; messages: number }[]> {
  return db
    .selectFrom('campaign_recipient')
    .select(['firms', 'changed', 'differs'])
    .select((eb) => eb.fn.countAll<number>().as('messages'))
    .where('campaign_id', '=', campaignId)
    .where('wave', '=', 0)
    .where('state', '!=', 'excluded')
    .groupBy(['firms', 'changed', 'differs'])
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, messages: Number(row.messages) })))
}
