import { setImmediate } from 'node:timers/promises'
import type { CampaignProgress } from '@wengang/contracts'
import type { Services } from '../platform/services.ts'
import {
  addCounts,
  countByHour,
  countEnded,
  countOpen,
  countSkips,
  countStages,
  endOfStretch,
  faultsOf,
  type Happening,
  nextDueAt,
  type RegionCounts,
  type Stretch,
} from './progress.queries.ts'
import { seriesOf } from './series.ts'

/** How many firms are counted at once, so that nobody waits longer than for that. */
const firmsAtOnce = 5_000

export type Counted = Omit<
  CampaignProgress,
  'at' | 'state' | 'haltReason' | 'openNow' | 'nextSendingAt'
>

/** Counts a campaign anew: its funnel, over time and by region. Lets others through all the time. */
export async function countCampaign(
  { store: { read } }: Pick<Services, 'store'>,
  campaignId: string,
  atOnce = firmsAtOnce,
): Promise<Counted> {
  const regions: RegionCounts[] = []
  const happenings: Happening[] = []
  for (let after: string | null = ''; after !== null;) {
    const to: string | null = await endOfStretch(read, { campaignId, after }, atOnce)
    const stretch: Stretch = { campaignId, after, to }
    regions.push(...(await countStages(read, stretch)))
    await setImmediate()
    for (const column of ['sent_at', 'delivered_at', 'opened_at', 'answered_at'] as const) {
      happenings.push(...(await countByHour(read, stretch, column)))
      await setImmediate()
    }
    after = to
  }
  const ended = await countEnded(read, campaignId)
  await setImmediate()
  const open = await countOpen(read, campaignId)
  await setImmediate()
  const faults = await faultsOf(read, campaignId)
  await setImmediate()
  return {
    nextReminderAt: await nextDueAt(read, campaignId),
    messages: ended + open,
    funnel: addCounts(regions),
    regions: byRegion(regions),
    series: seriesOf(happenings),
    ...faults,
    skipped: await countSkips(read, campaignId),
  }
}

function byRegion(counted: readonly RegionCounts[]): RegionCounts[] {
  return [...Map.groupBy(counted, ({ regionCode }) => regionCode)]
    .map(([regionCode, some]) => ({ regionCode, counts: addCounts(some) }))
    .toSorted((one, other) => (one.regionCode < other.regionCode ? -1 : 1))
}
