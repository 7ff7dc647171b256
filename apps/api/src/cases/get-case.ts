import { getCase } from '@wengang/contracts/endpoints/get-case'
import { parseCaseNo } from '@wengang/policy'
import { notFound, refuse } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { casePage } from './case-page.ts'
import { findCaseByNo } from './case.queries.ts'

/** GET /api/cases/:caseNo */
export function mountGetCase(app: HttpApp): void {
  mount(app, getCase, async ({ services, session, params }) => {
    if (session === null) return refuse('SIGN_IN_NEEDED', {})
    const parsed = parseCaseNo(params.caseNo)
    const row = parsed.ok ? await findCaseByNo(services.store.read, parsed.caseNo) : undefined
    // A number that belongs to another phone is as unknown as one that never was.
    if (row === undefined || row.contact_index !== session.mobileIndex) return notFound()
    return { case: await casePage(services, row) }
  })
}
