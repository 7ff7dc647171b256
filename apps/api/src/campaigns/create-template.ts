import { createTemplate } from '@wengang/contracts/endpoints/staff/create-template'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { ownTemplate, templateView } from './template.queries.ts'
import { createTemplateCommand } from './template.service.ts'
import { requireWords } from './words.ts'

/** POST /api/staff/templates */
export function mountCreateTemplate(app: HttpApp): void {
  mount(app, createTemplate, async ({ services, staff, body, act, now }) => {
    const person = signedIn(staff)
    const { store, config } = services
    requireWords(config, body)
    const { templateId } = settled(
      await store.write(createTemplateCommand, {
        templateId: newId(now),
        words: body,
        regionCode: person.regionCode,
        by: actorOf(person),
        at: now,
        act,
      }),
    )
    return {
      template: await templateView(store.read, await ownTemplate(store.read, templateId, person)),
    }
  })
}
