import type { MaintenanceChannel, UsccMaintenanceRule } from './portal-edition.ts'

/** A maintenance that holds or took a place: on which day, and by which way. Rejected ones are none. */
export interface CountedMaintenance {
  /** The day it was certified, or while it is pending the day it was asked for. */
  day: string
  channel: MaintenanceChannel
}

export interface MaintenanceQuota {
  total: number
  perDay: number
  left: number
  /** What is left today, never more than what is left at all. */
  leftToday: number
}

/** What is left of the maintenances of one credit code on a day of Asia/Shanghai (S1-11, S2-06). */
export function maintenanceQuota(
  rule: UsccMaintenanceRule,
  taken: readonly CountedMaintenance[],
  today: string,
): MaintenanceQuota {
  const counted = taken.filter(({ channel }) => rule.counted.includes(channel))
  const left = Math.max(0, rule.total - counted.length)
  const onDay = counted.filter(({ day }) => day === today).length
  return {
    total: rule.total,
    perDay: rule.perDay,
    left,
    leftToday: Math.min(left, Math.max(0, rule.perDay - onDay)),
  }
}
