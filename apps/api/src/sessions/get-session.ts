import { getSession } from '@wengang/contracts/endpoints/get-session'
import { maskMobile } from '@wengang/identifiers'
import { findCasesOfMobile } from '../cases/case.queries.ts'
import { demoWords } from '../platform/demo-words.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'

/** GET /api/session */
export function mountGetSession(app: HttpApp): void {
  mount(app, getSession, async ({ services, session, now }) => {
    const { config, store } = services
    const offers = session === null ? [] : await findCasesOfMobile(store.read, session.mobileIndex)
    return {
      session:
        session === null
          ? null
          : {
              mobile: maskMobile(session.mobile),
              offers: offers.length,
              expiresAt: session.expiresAt,
            },
      now,
      demo: demoWords(services),
      agency: {
        name: config.sms.signature,
        hotline: config.agency.hotline,
        sponsor: config.agency.sponsor,
        icp: config.agency.icp,
        siteNumber: config.agency.siteNumber,
      },
    }
  })
}
