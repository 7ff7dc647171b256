import { listReleases } from '@wengang/contracts/endpoints/staff/list-releases'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { waitingReleases } from './release.queries.ts'

/** GET /api/staff/releases */
export function mountListReleases(app: HttpApp): void {
  mount(app, listReleases, async ({ services, staff }) => ({
    releases: await waitingReleases(services.store.read, signedIn(staff)),
  }))
}
