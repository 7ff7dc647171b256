import type { FirmStage } from '@wengang/contracts'
import { type RawBuilder, sql } from 'kysely'

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
  notSent: sql`campaign_firm.reach in ('waiting', 'queued')`,
  skipped: sql`campaign_firm.reach = 'skipped'`,
  notReached: sql`campaign_firm.reach in ('undelivered', 'refused')`,
  unknown: sql`campaign_firm.reach = 'unknown'`,
  notOpened: sql`campaign_firm.delivered_at is not null and campaign_firm.opened_at is null
    and campaign_firm.answer is null`,
  openedUnanswered: sql`campaign_firm.opened_at is not null and campaign_firm.answer is null`,
}
