import { reviewTemplate } from '@wengang/contracts/endpoints/staff/review-template'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { ownTemplate, templateView } from './template.queries.ts'
import { reviewTemplateCommand } from './template.service.ts'

/** POST /api/staff/templates/:templateId/review */
export function mountReviewTemplate(app: HttpApp): void {
  mount(app, reviewTemplate, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const { store } = services
    const { templateId } = params
    await ownTemplate(store.read, templateId, person)
    const input = { templateId, ...body, by: actorOf(person), at: now, act }
    settled(await store.write(reviewTemplateCommand, input))
    return {
      template: await templateView(store.read, await ownTemplate(store.read, templateId, person)),
    }
  })
}
