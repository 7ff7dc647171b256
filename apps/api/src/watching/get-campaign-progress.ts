import type { CampaignProgress } from '@wengang/contracts'
import { getCampaignProgress } from '@wengang/contracts/endpoints/staff/get-campaign-progress'
import { nextSendingTime, type SendingWindow } from '@wengang/policy'
import type { Schema } from '../platform/database/schema.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { calendarOf } from '../sending/calendar-at-hand.ts'
import { ownSending } from '../sending/own-campaign.ts'
import { keepDear } from './keep-dear.ts'
import {
  addCounts,
  countSkips,
  countStages,
  faultsOf,
  messagesAndNext,
} from './progress.queries.ts'
import { seriesOf } from './series.ts'

/** GET /api/staff/campaigns/:campaignId/progress */
export function mountGetCampaignProgress(app: HttpApp): void {
  mount(app, getCampaignProgress, async ({ services, staff, params, now }) => {
    const campaign = await ownSending(services.store.read, params.campaignId, signedIn(staff))
    const counted = await keepDear(services, campaign.id, () => countAll(services, campaign.id))
    const next = await sendingTime(services, campaign, now)
    return {
      progress: {
        at: now,
        state: campaign.state,
        haltReason: campaign.halt_reason,
        openNow: next === now,
        nextSendingAt: next,
        ...counted,
      },
    }
  })
}

export type Counted = Omit<
  CampaignProgress,
  'at' | 'state' | 'haltReason' | 'openNow' | 'nextSendingAt'
>

/** Counts a campaign anew: its funnel, over time and by region. */
export async function countAll(
  { store: { read } }: Pick<Services, 'store'>,
  campaignId: string,
): Promise<Counted> {
  const regions = await countStages(read, campaignId)
  const { messages, nextDueAt } = await messagesAndNext(read, campaignId)
  return {
    nextReminderAt: nextDueAt,
    messages,
    funnel: addCounts(regions),
    regions,
    series: await seriesOf(read, campaignId),
    ...(await faultsOf(read, campaignId)),
    skipped: await countSkips(read, campaignId),
  }
}

/** A year without a calendar has no hours of sending that anybody could name. */
async function sendingTime(
  services: Services,
  campaign: Schema['campaign'],
  now: number,
): Promise<number | null> {
  const window = JSON.parse(campaign.window) as SendingWindow
  try {
    return nextSendingTime(now, window, await calendarOf(services))
  } catch {
    return null
  }
}
