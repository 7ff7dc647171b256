import type { CampaignReachState, FirmStage } from '@wengang/contracts'
import { type RawBuilder, sql } from 'kysely'

/** Stages that are some reaches and nothing else: their few firms are found along the index of the reaches. */
export const stageReaches: Partial<Record<FirmStage, readonly CampaignReachState[]>> = {
  notSent: ['waiting', 'queued'],
  skipped: ['skipped'],
  notReached: ['undelivered', 'refused'],
  unknown: ['unknown'],
}

function reaches(stage: keyof typeof stageReaches): RawBuilder<boolean> {
  const list = stageReaches[stage] ?? []
  return sql`campaign_firm.reach in (${sql.join(list.map((reach) => sql.lit(reach)))})`
}

/** What a stage of the funnel means of a firm: one condition for its number and for its list. */
export const stageConditions: Record<FirmStage, RawBuilder<boolean>> = {
  all: sql`1 = 1`,
  sent: sql`campaign_firm.sent_at is not null`,
  delivered: sql`campaign_firm.delivered_at is not null`,
  opened: sql`campaign_firm.opened_at is not null`,
  read: sql`campaign_firm.read_at is not null`,
  accepted: sql`campaign_firm.answer = 'ACCEPT'`,
  declined: sql`campaign_firm.answer = 'DECLINE'`,
  unanswered: sql`campaign_firm.answer is null`,
  notSent: reaches('notSent'),
  skipped: reaches('skipped'),
  notReached: reaches('notReached'),
  unknown: reaches('unknown'),
  notOpened: sql`campaign_firm.delivered_at is not null and campaign_firm.opened_at is null
    and campaign_firm.answer is null`,
  openedUnanswered: sql`campaign_firm.opened_at is not null and campaign_firm.answer is null`,
}
