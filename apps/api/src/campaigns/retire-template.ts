import { retireTemplate } from '@wengang/contracts/endpoints/staff/retire-template'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { ownTemplate, templateView } from './template.queries.ts'
import { retireTemplateCommand } from './template.service.ts'

/** POST /api/staff/templates/:templateId/retire */
export function mountRetireTemplate(app: HttpApp): void {
  mount(app, retireTemplate, async ({ services, staff, params, act, now }) => {
    const person = signedIn(staff)
    const { store } = services
    const { templateId } = params
    await ownTemplate(store.read, templateId, person)
    const input = { templateId, by: actorOf(person), at: now, act }
    settled(await store.write(retireTemplateCommand, input))
    return {
      template: await templateView(store.read, await ownTemplate(store.read, templateId, person)),
    }
  })
}
