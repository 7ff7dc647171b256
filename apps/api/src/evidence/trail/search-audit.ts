import { searchAudit } from '@wengang/contracts/endpoints/staff/search-audit'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { searchTrail } from './trail.ts'

/** GET /api/staff/audit/entries */
export function mountSearchAudit(app: HttpApp): void {
  mount(app, searchAudit, ({ services, staff, query }) =>
    searchTrail(services.store.read, query, signedIn(staff)),
  )
}
