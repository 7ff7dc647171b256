import { type FirmStage, firmStages, skipReasons, type StageCounts } from '@wengang/contracts'
import { sql } from 'kysely'
import { failedStates, faultWords, isRetryable } from '../messages/fault-words.ts'
import { wasTakenBack } from '../sending/firm-progress.ts'
import type { Db } from '../platform/database/dialects.ts'
import { stageConditions } from './firm-stages.ts'

const shanghaiOffsetMs = 8 * 3_600_000

/** How many firms stand at each stage, by region: one walk over the firms of a campaign. */
export async function countStages(
  db: Db,
  campaignId: string,
): Promise<{ regionCode: string; counts: StageCounts }[]> {
  const rows = await db
    .selectFrom('campaign_firm')
    .select('region_code')
    .select(
      firmStages.map((stage) =>
        sql<number>`sum(case when ${stageConditions[stage]} then 1 else 0 end)`.as(stage),
      ),
    )
    .where('campaign_id', '=', campaignId)
    .groupBy('region_code')
    .orderBy('region_code')
    .execute()
  return rows.map((row) => ({
    regionCode: row.region_code,
    counts: countsOf((stage) => Number(row[stage])),
  }))
}

/** The counts of several regions together. */
export function addCounts(regions: readonly { counts: StageCounts }[]): StageCounts {
  return countsOf((stage) => regions.reduce((sum, { counts }) => sum + counts[stage], 0))
}

function countsOf(count: (stage: FirmStage) => number): StageCounts {
  return Object.fromEntries(firmStages.map((stage) => [stage, count(stage)])) as StageCounts
}

export type SeriesColumn = 'sent_at' | 'delivered_at' | 'opened_at' | 'answered_at'

/** How often something happened to the firms of a campaign, by stretches of time of Shanghai's clock. */
export async function countByTime(
  db: Db,
  campaignId: string,
  column: SeriesColumn,
  lengthMs: number,
): Promise<{ at: number; answer: 'ACCEPT' | 'DECLINE' | null; count: number }[]> {
  const stretch = sql<number>`(${sql.ref(column)} + ${sql.lit(shanghaiOffsetMs)}) / ${sql.lit(lengthMs)}`
  const answer =
    column === 'answered_at' ? sql<'ACCEPT' | 'DECLINE' | null>`answer` : sql<null>`null`
  const rows = await db
    .selectFrom('campaign_firm')
    .select([stretch.as('stretch'), answer.as('choice')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where(column, 'is not', null)
    .groupBy(['stretch', 'choice'])
    .execute()
  return rows.map((row) => ({
    at: Number(row.stretch) * lengthMs - shanghaiOffsetMs,
    answer: row.choice,
    count: Number(row.count),
  }))
}

/** From when to when anything happened to the firms of a campaign; null when nothing has. */
export async function spanOf(
  db: Db,
  campaignId: string,
): Promise<{ from: number; to: number } | null> {
  const row = await db
    .selectFrom('campaign_firm')
    .select((eb) => [
      eb.fn.min('sent_at').as('from'),
      eb.fn.max('sent_at').as('sent'),
      eb.fn.max('opened_at').as('opened'),
      eb.fn.max('answered_at').as('answered'),
      eb.fn.max('delivered_at').as('delivered'),
    ])
    .where('campaign_id', '=', campaignId)
    .executeTakeFirstOrThrow()
  if (row.from === null) return null
  const to = Math.max(...[row.sent, row.opened, row.answered, row.delivered].map(Number))
  return { from: Number(row.from), to }
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

/** How many messages a campaign came to, and when the next of those put off is due. */
export async function messagesAndNext(db: Db, campaignId: string) {
  const { count } = await db
    .selectFrom('campaign_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('ended_at', 'is not', null)
    .executeTakeFirstOrThrow()
  const open = await db
    .selectFrom('campaign_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['queued', 'submitting', 'sent', 'unknown'])
    .executeTakeFirstOrThrow()
  const next = await db
    .selectFrom('campaign_recipient')
    .select('due_at')
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'ready')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return { messages: Number(count) + Number(open.count), nextDueAt: next?.due_at ?? null }
}
