import { listFollowUps } from '@wengang/contracts/endpoints/staff/list-follow-ups'
import { shanghaiDay } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { followUpsOf } from './follow-up.queries.ts'
import { followUpView } from './follow-up-view.ts'

/** GET /api/staff/follow-ups */
export function mountListFollowUps(app: HttpApp): void {
  mount(app, listFollowUps, async ({ services, staff, query, now }) => {
    const { due, ...filter } = query
    const { rows, next } = await followUpsOf(services.store.read, {
      ...filter,
      dueBy: due === 'true' ? shanghaiDay(now) : undefined,
      scope: signedIn(staff),
    })
    return { followUps: rows.map((row) => followUpView(services.keys, row)), next }
  })
}
