import { getFigures } from '@wengang/contracts/endpoints/staff/get-figures'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { figuresOf } from './figures.service.ts'

/** GET /api/staff/figures */
export function mountGetFigures(app: HttpApp): void {
  mount(app, getFigures, ({ services, staff, query, now }) =>
    figuresOf(services, signedIn(staff), query, now),
  )
}
