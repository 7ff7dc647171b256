import { saveTemplate } from '@wengang/contracts/endpoints/staff/save-template'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { ownTemplate, templateView } from './template.queries.ts'
import { saveTemplateCommand } from './template.service.ts'
import { requireWords } from './words.ts'

/** PUT /api/staff/templates/:templateId */
export function mountSaveTemplate(app: HttpApp): void {
  mount(app, saveTemplate, async ({ services, staff, params, body, act, now }) => {
    const person = signedIn(staff)
    const { store, config } = services
    const { templateId } = params
    await ownTemplate(store.read, templateId, person)
    requireWords(config, body)
    const input = { templateId, words: body, by: actorOf(person), at: now, act }
    settled(await store.write(saveTemplateCommand, input))
    return {
      template: await templateView(store.read, await ownTemplate(store.read, templateId, person)),
    }
  })
}
