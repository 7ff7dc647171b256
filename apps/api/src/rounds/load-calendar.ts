import { loadCalendar } from '@wengang/contracts/endpoints/staff/load-calendar'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { signedIn } from '../platform/region-scope.ts'
import { calendarYearOf, loadCalendarCommand } from './load-calendar.service.ts'

/** PUT /api/staff/calendar/:year */
export function mountLoadCalendar(app: HttpApp): void {
  mount(app, loadCalendar, async ({ services, staff, params, body, act, now }) => {
    const { year, findings } = calendarYearOf(params.year, body)
    if (findings.length > 0) return refuse('INVALID_INPUT', { findings })
    return settled(
      await services.store.write(loadCalendarCommand, {
        year,
        staffId: signedIn(staff).id,
        at: now,
        act,
      }),
    )
  })
}
