import { getAgreement } from '@wengang/contracts/endpoints/get-agreement'
import { portalAt } from '@wengang/policy'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'

/** GET /api/registration/agreement */
export function mountGetAgreement(app: HttpApp): void {
  mount(app, getAgreement, async ({ now }) => {
    const { version, title, paragraphs } = portalAt(now).agreement
    return { version, title, paragraphs: paragraphs.map((paragraph) => ({ ...paragraph })) }
  })
}
