import { searchObjections } from '@wengang/contracts/endpoints/staff/search-objections'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { objectionsPage } from './objection.queries.ts'
import { objectionViews } from './objection-view.ts'

const pageSize = 50

/** GET /api/staff/objections */
export function mountSearchObjections(app: HttpApp): void {
  mount(app, searchObjections, async ({ services, staff, query }) => {
    const { read } = services.store
    const found = await objectionsPage(read, signedIn(staff), { ...query, limit: pageSize + 1 })
    const rows = found.slice(0, pageSize)
    const views = await objectionViews(read, rows)
    return {
      objections: views.map((view, place) => ({
        ...view,
        roundId: rows[place]?.round_id ?? '',
        roundTitle: rows[place]?.round_title ?? '',
        regionCode: rows[place]?.region_code ?? '',
      })),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    }
  })
}
