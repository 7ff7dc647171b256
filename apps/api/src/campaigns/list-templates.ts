import { listTemplates } from '@wengang/contracts/endpoints/staff/list-templates'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { templatesFor, templateViews } from './template.queries.ts'
import { allowedLinkModes } from './words.ts'

/** GET /api/staff/templates */
export function mountListTemplates(app: HttpApp): void {
  mount(app, listTemplates, async ({ services, staff, query }) => {
    const { store, config } = services
    const rows = await templatesFor(store.read, signedIn(staff), {
      kind: query.kind,
      retired: query.retired === 'true',
    })
    return {
      templates: await templateViews(store.read, rows),
      transport: {
        name: config.sms.transport,
        linkModes: [...allowedLinkModes(config, null)],
        signature: config.sms.signature,
        partPriceFen: config.sms.partPriceFen,
      },
    }
  })
}
