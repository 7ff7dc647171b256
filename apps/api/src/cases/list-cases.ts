import { listCases } from '@wengang/contracts/endpoints/list-cases'
import { refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { firmCases } from './firm-cases.ts'

/** GET /api/cases */
export function mountListCases(app: HttpApp): void {
  mount(app, listCases, async ({ services, session, query }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const { todo, cases } = await firmCases(services, session)
    const years = [...new Set(cases.map(({ policyYear }) => policyYear))]
    return {
      todo,
      cases: cases.filter(
        ({ policyYear }) => query.year === undefined || query.year === policyYear,
      ),
      years: years.toSorted((one, other) => other - one),
    }
  })
}
