import { getSession } from '@wengang/contracts/endpoints/get-session'
import { maskMobile } from '@wengang/identifiers'
import { findOwnCases } from '../cases/own-case.ts'
import { demoWords } from '../platform/demo-words.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import type { FirmSession, UnitScope } from '../platform/http/firm-session.ts'
import { mount } from '../platform/http/mount.ts'

/** GET /api/session */
export function mountGetSession(app: HttpApp): void {
  mount(app, getSession, async ({ services, session, now }) => {
    const { config, store } = services
    return {
      session: session === null ? null : await sessionView(store.read, session),
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

async function sessionView(db: Db, session: FirmSession) {
  const { scope, mobile, signedInAt, expiresAt } = session
  const opens = scope.kind === 'contact' || (scope.kind === 'unit' && scope.memberId !== null)
  const offers = opens ? await findOwnCases(db, session) : []
  return {
    kind: scope.kind,
    mobile: maskMobile(mobile),
    offers: offers.length,
    signedInAt,
    expiresAt,
    unit: scope.kind === 'unit' ? await unitView(db, scope) : null,
  }
}

async function unitView(db: Db, { unitId, memberId }: UnitScope) {
  const { name } = await db
    .selectFrom('unit')
    .select('name')
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
  return { name, needsAdministrator: memberId === null }
}
