import { type ErrorCode, type ErrorDetails, errorWords } from '@wengang/contracts'
import {
  type CountedMaintenance,
  type MaintenanceChannel,
  maintenanceQuota,
  type MaintenanceQuota,
  type UsccMaintenanceRule,
} from '@wengang/policy'
import { lawfulRefusal, type LawfulRefusal } from '../platform/idempotency.ts'

/** Whether one more maintenance may begin (S1-11, S2-06): null, or the refusal that says why not. */
export function maintenanceBar(
  rule: UsccMaintenanceRule,
  channel: MaintenanceChannel,
  taken: readonly CountedMaintenance[],
  today: string,
): LawfulRefusal | null {
  if (!rule.open.includes(channel)) return lawfulRefusal('MAINTENANCE_WAY_CLOSED', {})
  return limitBar(rule, channel, maintenanceQuota(rule, taken, today))
}

/** The limits alone: a request that was taken in is certified even if its way was closed since. */
export function limitBar(
  rule: UsccMaintenanceRule,
  channel: MaintenanceChannel,
  { left, leftToday, total, perDay }: MaintenanceQuota,
): LawfulRefusal | null {
  if (!rule.counted.includes(channel)) return null
  if (left === 0) return lawfulRefusal('MAINTENANCE_QUOTA_SPENT', { total })
  if (leftToday === 0) return lawfulRefusal('MAINTENANCE_QUOTA_TODAY', { perDay, left })
  return null
}

/** A refusal in the words that a person reads. */
export function barWords({ code, details }: LawfulRefusal): string {
  return errorWords(code, details as ErrorDetails<ErrorCode>)
}
