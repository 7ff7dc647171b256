import { type FirmStage, firmStages, skipReasons, type StageCounts } from '@wengang/contracts'
import { sql } from 'kysely'
import { failedStates, faultWords, isRetryable } from '../messages/fault-words.ts'
import { wasTakenBack } from '../sending/firm-progress.ts'
import type { Db } from '../platform/database/dialects.ts'
import { stageConditions } from './firm-stages.ts'

// Shanghai is whole hours away from Greenwich, so their hours begin together.
const hourMs = 3_600_000

/** Firms of a campaign in the order of their cases: those after one, up to another. */
export interface Stretch {
  campaignId: string
  after: string
  /** Null: all that are left. */
  to: string | null
}

/** Where the stretch ends that begins after a case and has so many firms; null where fewer are left. */
export async function endOfStretch(
  db: Db,
  { campaignId, after }: Omit<Stretch, 'to'>,
  firms: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('campaign_firm')
    .select('case_id')
    .where('campaign_id', '=', campaignId)
    .where('case_id', '>', after)
    .orderBy('case_id')
    .offset(firms - 1)
    .limit(1)
    .executeTakeFirst()
  return row?.case_id ?? null
}

function firmsOf(db: Db, { campaignId, after, to }: Stretch) {
  return db
    .selectFrom('campaign_firm')
    .where('campaign_id', '=', campaignId)
    .where('case_id', '>', after)
    .$if(to !== null, (query) => query.where('case_id', '<=', to))
}

/** How many firms of a stretch stand at each stage, by region. */
export async function countStages(db: Db, stretch: Stretch): Promise<RegionCounts[]> {
  const rows = await firmsOf(db, stretch)
    .select('region_code')
    .select(
      firmStages.map((stage) =>
        sql<number>`sum(case when ${stageConditions[stage]} then 1 else 0 end)`.as(stage),
      ),
    )
    .groupBy('region_code')
    .execute()
  return rows.map((row) => ({
    regionCode: row.region_code,
    counts: countsOf((stage) => Number(row[stage])),
  }))
}

export interface RegionCounts {
  regionCode: string
  counts: StageCounts
}

/** The counts of several regions together. */
export function addCounts(regions: readonly { counts: StageCounts }[]): StageCounts {
  return countsOf((stage) => regions.reduce((sum, { counts }) => sum + counts[stage], 0))
}

function countsOf(count: (stage: FirmStage) => number): StageCounts {
  return Object.fromEntries(firmStages.map((stage) => [stage, count(stage)])) as StageCounts
}

export type SeriesColumn = 'sent_at' | 'delivered_at' | 'opened_at' | 'answered_at'

export interface Happening {
  column: SeriesColumn
  /** The beginning of the hour, epoch ms. */
  at: number
  answer: 'ACCEPT' | 'DECLINE' | null
  count: number
}

/** How often something happened to the firms of a stretch, by hours of Shanghai's clock. */
export async function countByHour(
  db: Db,
  stretch: Stretch,
  column: SeriesColumn,
): Promise<Happening[]> {
  const hour = sql<number>`${sql.ref(column)} / ${sql.lit(hourMs)}`
  const answer =
    column === 'answered_at' ? sql<'ACCEPT' | 'DECLINE' | null>`answer` : sql<null>`null`
  const rows = await firmsOf(db, stretch)
    .select([hour.as('hour'), answer.as('choice')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(column, 'is not', null)
    .groupBy(['hour', 'choice'])
    .execute()
  return rows.map((row) => ({
    column,
    at: Number(row.hour) * hourMs,
    answer: row.choice,
    count: Number(row.count),
  }))
}

/** Why messages of a campaign did not come, and to how many phones a retry would go. */
export async function faultsOf(
  db: Db,
  campaignId: string,
): Promise<{ faults: { words: string; count: number }[]; retryable: number }> {
  const rows = await db
    .selectFrom('campaign_message')
    .innerJoin('campaign_recipient', (join) =>
      join
        .onRef('campaign_recipient.id', '=', 'campaign_message.recipient_id')
        .onRef('campaign_recipient.message_id', '=', 'campaign_message.message_id'),
    )
    .select(['campaign_message.state', 'campaign_message.fault'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_message.campaign_id', '=', campaignId)
    .where('campaign_message.state', 'in', [...failedStates])
    .groupBy(['campaign_message.state', 'campaign_message.fault'])
    .execute()
  const faults = new Map<string, number>()
  let retryable = 0
  for (const { state, fault, count } of rows) {
    if (wasTakenBack({ state, fault })) continue
    const words = faultWords(state, fault)
    faults.set(words, (faults.get(words) ?? 0) + Number(count))
    if (isRetryable(state, fault)) retryable += Number(count)
  }
  return {
    faults: [...faults]
      .map(([words, count]) => ({ words, count }))
      .toSorted((one, other) => other.count - one.count || (one.words < other.words ? -1 : 1)),
    retryable,
  }
}

/** Why first messages were passed over when their turn came. */
export async function countSkips(db: Db, campaignId: string) {
  const rows = await db
    .selectFrom('campaign_recipient')
    .select('note')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'skipped')
    .where('wave', '=', 0)
    .groupBy('note')
    .execute()
  return rows.flatMap(({ note, count }) => {
    const reason = skipReasons.find((one) => one === note)
    return reason === undefined ? [] : [{ reason, count: Number(count) }]
  })
}

/** How many messages of a campaign have come to an end. */
export async function countEnded(db: Db, campaignId: string): Promise<number> {
  const { count } = await db
    .selectFrom('campaign_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('ended_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many messages of a campaign are on their way, or went and nobody knows where. */
export async function countOpen(db: Db, campaignId: string): Promise<number> {
  const { count } = await db
    .selectFrom('campaign_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['queued', 'submitting', 'sent', 'unknown'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** When the next of the messages put off is due; null when none is. */
export async function nextDueAt(db: Db, campaignId: string): Promise<number | null> {
  const next = await db
    .selectFrom('campaign_recipient')
    .select('due_at')
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ready')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return next?.due_at ?? null
}
