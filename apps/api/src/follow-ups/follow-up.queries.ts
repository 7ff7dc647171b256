import type { FollowUpReason } from '@wengang/contracts'
import { sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import { type Scope, withinProgrammes, withinRegion } from '../platform/region-scope.ts'

export interface FollowUpFilter {
  scope: Scope
  state: 'open' | 'done'
  reason?: FollowUpReason | undefined
  campaignId?: string | undefined
  regionCode?: string | undefined
  /** Only those whose day has come; Asia/Shanghai. */
  dueBy?: string | undefined
  after?: string | undefined
  limit: number
}

function selectFollowUps(db: Db, scope: Scope) {
  return db
    .selectFrom('follow_up')
    .innerJoin('unit_case', 'unit_case.id', 'follow_up.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .leftJoin('campaign', 'campaign.id', 'follow_up.campaign_id')
    .selectAll('follow_up')
    .select([
      'unit_case.case_no',
      'unit_case.contact_sealed',
      'unit_case.decision',
      'unit_case.decision_version',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'unit.key_wrapped',
      'campaign.title as campaign_title',
    ])
    .select(currentVersion.as('version'))
    .where(withinRegion('follow_up.region_code', scope.regionCode))
    .where(withinProgrammes('unit_case.edition_id', scope))
}

export type FollowUpRow = Awaited<
  ReturnType<ReturnType<typeof selectFollowUps>['executeTakeFirstOrThrow']>
>

/** Firms on the list by key, in the order in which they came onto it. */
export async function followUpsOf(
  db: Db,
  filter: FollowUpFilter,
): Promise<{ rows: FollowUpRow[]; next: string | null }> {
  const { scope, state, reason, campaignId, regionCode, dueBy, after, limit } = filter
  const rows = await selectFollowUps(db, scope)
    .where('follow_up.state', '=', state)
    .$if(reason !== undefined, (query) => query.where('follow_up.reason', '=', reason ?? 'unknown'))
    .$if(campaignId !== undefined, (query) =>
      query.where('follow_up.campaign_id', '=', campaignId ?? ''),
    )
    .$if(regionCode !== undefined, (query) =>
      query.where(withinRegion('follow_up.region_code', regionCode ?? '')),
    )
    .$if(dueBy !== undefined, (query) => query.where('follow_up.next_on', '<=', dueBy ?? ''))
    .$if(after !== undefined, (query) => query.where('follow_up.id', '>', after ?? ''))
    .orderBy('follow_up.id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** One firm on the list, within what the person works for. */
export function findFollowUp(db: Db, id: string, scope: Scope): Promise<FollowUpRow | undefined> {
  return selectFollowUps(db, scope)
    .where(sql`follow_up.id`, '=', id)
    .executeTakeFirst()
}

/** Everything that was noted about it, oldest first. */
export function notesOf(db: Db, followUpId: string) {
  return db
    .selectFrom('follow_up_note')
    .selectAll()
    .where('follow_up_id', '=', followUpId)
    .orderBy('id')
    .execute()
}
