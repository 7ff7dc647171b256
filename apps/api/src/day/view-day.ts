import { dayGroups, type DayItem, mayDo } from '@wengang/contracts'
import { viewDay } from '@wengang/contracts/endpoints/staff/view-day'
import { shanghaiDay } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { dayKinds } from './day-kinds.ts'

/** GET /api/staff/day */
export function mountViewDay(app: HttpApp): void {
  mount(app, viewDay, async ({ services, staff, now }) => {
    const person = signedIn(staff)
    const today = shanghaiDay(now)
    const look = { db: services.store.read, person, now, today }
    const found: DayItem[] = []
    for (const { act, find } of dayKinds) {
      if (mayDo(person.roles, act)) found.push(...(await find(look)))
    }
    const items = dayGroups.flatMap((group) => found.filter((item) => item.group === group))
    return { day: today, items }
  })
}
