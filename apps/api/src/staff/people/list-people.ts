import { listPeople } from '@wengang/contracts/endpoints/staff/list-people'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { administrators, peopleOf } from './people.queries.ts'

/** GET /api/staff/people */
export function mountListPeople(app: HttpApp): void {
  mount(app, listPeople, async ({ services, staff, query, now }) => {
    const { read } = services.store
    const { people, next } = await peopleOf(read, signedIn(staff), query, now)
    return { people, next, administrators: await administrators(read) }
  })
}
