import type { WorkdayCalendar } from '@wengang/policy'
import { readCalendar } from '../platform/calendar.ts'
import type { Store } from '../platform/database/store.ts'
import type { Services } from '../platform/services.ts'

const keptMs = 60_000

const kept = new WeakMap<Store, { at: number; calendar: WorkdayCalendar }>()

/** The calendar of working days, read anew at most once a minute: every message of a campaign asks for it. */
export async function calendarOf({
  store,
  clock,
}: Pick<Services, 'store' | 'clock'>): Promise<WorkdayCalendar> {
  const now = clock.now()
  const known = kept.get(store)
  if (known !== undefined && Math.abs(now - known.at) < keptMs) return known.calendar
  const calendar = await readCalendar(store.read)
  kept.set(store, { at: now, calendar })
  return calendar
}
