import { getCase } from '@wengang/contracts/endpoints/get-case'
import { parseCaseNo } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { casePage } from './case-page.ts'
import { findCaseByNo } from './case.queries.ts'
import { reaches } from './case-reach.ts'
import { reachOf } from './own-case.ts'

/** GET /api/cases/:caseNo */
export function mountGetCase(app: HttpApp): void {
  mount(app, getCase, async ({ services, session, params }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const parsed = parseCaseNo(params.caseNo)
    const row = parsed.ok ? await findCaseByNo(services.store.read, parsed.caseNo) : undefined
    // A number that belongs to somebody else is as unknown as one that never was.
    if (row === undefined || !reaches(reachOf(session), row)) return notFound()
    return { case: await casePage(services, row) }
  })
}
