import type { FirmStage } from '@wengang/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { withinRegion } from '../platform/region-scope.ts'
import { stageConditions, stageReaches } from './firm-stages.ts'

/** Which firms of a campaign. */
export interface FirmFilter {
  campaignId: string
  stage: FirmStage
  regionCode?: string | undefined
  after?: string | undefined
  limit: number
}

function selectFirms(db: Db) {
  return db
    .selectFrom('campaign_firm')
    .innerJoin('unit_case', 'unit_case.id', 'campaign_firm.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('campaign_recipient', 'campaign_recipient.id', 'campaign_firm.recipient_id')
    .selectAll('campaign_firm')
    .select([
      'unit_case.case_no',
      'unit.name as unit_name',
      'unit.uscc',
      'campaign_recipient.mobile_sealed',
      'campaign_recipient.note',
      'campaign_recipient.state as recipient_state',
    ])
}

export type FirmRow = Awaited<ReturnType<ReturnType<typeof selectFirms>['executeTakeFirstOrThrow']>>

/** Firms at a stage, by key; `next` is where the following page begins. */
export async function firmsAt(
  db: Db,
  filter: FirmFilter,
): Promise<{ rows: FirmRow[]; next: string | null }> {
  const { stage, limit } = filter
  const walks = stageReaches[stage]?.map((reach) => sql<boolean>`campaign_firm.reach = ${reach}`)
  const rows: FirmRow[] = []
  for (const condition of walks ?? [stageConditions[stage]]) {
    rows.push(...(await walk(db, filter, condition)))
  }
  const page = rows.toSorted((one, other) => (one.case_id < other.case_id ? -1 : 1)).slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.case_id ?? null) : null }
}

function walk(
  db: Db,
  { campaignId, regionCode, after, limit }: FirmFilter,
  condition: RawBuilder<boolean>,
): Promise<FirmRow[]> {
  return selectFirms(db)
    .where('campaign_firm.campaign_id', '=', campaignId)
    .where(condition)
    .$if(regionCode !== undefined, (query) =>
      query.where(withinRegion('campaign_firm.region_code', regionCode ?? '')),
    )
    .$if(after !== undefined, (query) => query.where('campaign_firm.case_id', '>', after ?? ''))
    .orderBy('campaign_firm.case_id')
    .limit(limit + 1)
    .execute()
}

/** One firm of a campaign by the number that people see. */
export function firmByNo(db: Db, campaignId: string, caseNo: string): Promise<FirmRow | undefined> {
  return selectFirms(db)
    .where('campaign_firm.campaign_id', '=', campaignId)
    .where('unit_case.case_no', '=', caseNo)
    .executeTakeFirst()
}

/** The last message to each of these recipients' phones that has a fault, by recipient. */
export async function faultsOfRecipients(db: Db, recipientIds: readonly string[]) {
  if (recipientIds.length === 0) return new Map<string, FaultRow>()
  const rows = await db
    .selectFrom('campaign_message')
    .select(['recipient_id', 'state', 'fault'])
    .where('recipient_id', 'in', recipientIds)
    .orderBy('attempt')
    .execute()
  return new Map(rows.map((row): [string, FaultRow] => [row.recipient_id, row]))
}

type FaultRow = Pick<Schema['campaign_message'], 'recipient_id' | 'state' | 'fault'>
