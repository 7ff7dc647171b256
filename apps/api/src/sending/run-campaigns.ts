import { CalendarYearMissing, openWindow, type SendingWindow } from '@wengang/policy'
import type { Schema } from '../platform/database/schema.ts'
import type { Services } from '../platform/services.ts'
import { listFirms, startCampaignCommand } from './begin.service.ts'
import { calendarOf } from './calendar-at-hand.ts'
import { finishIfDone } from './finish.service.ts'
import { giveBackQueued } from './give-back.service.ts'
import { haltCampaignCommand, haltIfFailing } from './halt.service.ts'
import { lookAtCampaign } from './look.service.ts'
import { queueDue } from './queue-due.ts'
import { type CampaignAtWork, campaignsAtWork, runOf } from './run.queries.ts'

/**
 * Takes every campaign at work one step further: begins those that are due, looks at what became of their
 * messages and firms, halts what fails, and queues as many recipients as hours, speed and transport allow.
 * Several processes may run it at once. Answers how many messages were queued.
 */
export async function runCampaigns(services: Services): Promise<number> {
  const campaigns = await campaignsAtWork(services.store.read, services.clock.now())
  let queued = 0
  for (const campaign of campaigns) queued += await runCampaign(services, campaign)
  return queued
}

async function runCampaign(services: Services, campaign: CampaignAtWork): Promise<number> {
  const { store, clock } = services
  if (campaign.listed_at === null && !(await listFirms(services, campaign.id))) return 0
  const isDue = campaign.state === 'released' && (campaign.starts_at ?? 0) <= clock.now()
  const started =
    isDue && (await store.write(startCampaignCommand, { campaignId: campaign.id, at: clock.now() }))
  const run = await runOf(store.read, campaign.id)
  if (run !== undefined) await lookAtCampaign(services, run)
  if (campaign.state === 'running' || started) return send(services, campaign)
  if (campaign.state !== 'released') await giveBackQueued(services, campaign.id)
  return 0
}

async function send(services: Services, campaign: Schema['campaign']): Promise<number> {
  const open = await hoursOf(services, campaign)
  if (open === null || (await haltIfFailing(services, campaign.id))) {
    await giveBackQueued(services, campaign.id)
    return 0
  }
  const queued = await queueDue(services, campaign, open.from)
  if (queued === 0) await finishIfDone(services, campaign.id)
  return queued
}

/** Today's hours of sending if they are open now. A year without a calendar is not guessed: it halts. */
async function hoursOf(
  services: Services,
  campaign: Schema['campaign'],
): Promise<{ from: number; to: number } | null> {
  const at = services.clock.now()
  const window = JSON.parse(campaign.window) as SendingWindow
  try {
    return openWindow(at, window, await calendarOf(services))
  } catch (error) {
    if (!(error instanceof CalendarYearMissing)) throw error
    await services.store.write(haltCampaignCommand, {
      campaignId: campaign.id,
      reason: `还没有 ${error.year} 年的工作日历，请系统管理员载入后再继续。`,
      at,
    })
    return null
  }
}
