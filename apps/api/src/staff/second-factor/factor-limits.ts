import { timing } from '@wengang/contracts'
import type { Limit } from '../../platform/limits.ts'

const dayMs = 86_400_000

/** Tries of one person's second factor; every try counts before it is looked at, and a right one forgets them. */
export function factorLimits(staffId: string): Limit[] {
  return [
    {
      bucket: `staff-factor:${staffId}`,
      most: timing.secondFactorTries,
      windowMs: 15 * 60_000,
    },
    { bucket: `staff-factor-day:${staffId}`, most: timing.secondFactorTriesADay, windowMs: dayMs },
  ]
}
