import { getCampaignProgress } from '@wengang/contracts/endpoints/staff/get-campaign-progress'
import { nextSendingTime, type SendingWindow } from '@wengang/policy'
import type { Schema } from '../platform/database/schema.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { calendarOf } from '../sending/calendar-at-hand.ts'
import { ownSending } from '../sending/own-campaign.ts'
import { keepDear } from '../platform/keep-dear.ts'
import { countCampaign } from './count-campaign.ts'

/** GET /api/staff/campaigns/:campaignId/progress */
export function mountGetCampaignProgress(app: HttpApp): void {
  mount(app, getCampaignProgress, async ({ services, staff, params, now }) => {
    const campaign = await ownSending(services.store.read, params.campaignId, signedIn(staff))
    const counted = await keepDear(services, campaign.id, () =>
      countCampaign(services, campaign.id),
    )
    const next = await sendingTime(services, campaign, Math.max(now, campaign.starts_at ?? now))
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
