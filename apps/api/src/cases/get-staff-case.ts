import { getStaffCase } from '@wengang/contracts/endpoints/staff/get-staff-case'
import { actorWords, readPayload } from '../evidence/payload.ts'
import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { caseStream } from '../platform/entries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { atCounter } from './at-counter.ts'
import { messagesOfCase } from './case-messages.ts'
import { casePage } from './case-page.ts'
import { maskedContactName } from './contact-name.ts'
import { staffCaseByNo } from './staff-case.ts'
import { staffCaseViews } from './staff-case-view.ts'

/** GET /api/staff/cases/:caseNo */
export function mountGetStaffCase(app: HttpApp): void {
  mount(app, getStaffCase, async ({ services, staff, params }) => {
    const { read } = services.store
    const { keys } = services
    const row = await staffCaseByNo(read, params.caseNo, signedIn(staff))
    const [listed = notFound()] = await staffCaseViews(services, [row])
    return {
      case: listed,
      view: await casePage(services, row),
      atCounter: await atCounter(read, row),
      contactName: await maskedContactName(read, row, keys),
      messages: await messagesOfCase(services, row.id),
      entries: await entriesOf(read, row.id),
    }
  })
}

/** The chain of a case as it can be read: what, when, and by whom. */
async function entriesOf(db: Db, caseId: string) {
  const rows = await db
    .selectFrom('entry')
    .select(['seq', 'kind', 'at', 'hash', 'payload'])
    .where('stream', '=', caseStream(caseId))
    .orderBy('seq')
    .execute()
  const payloads = rows.map(({ payload }) => readPayload(payload))
  const names = await staffNames(
    db,
    payloads.map((payload) => staffIdOf(payload?.by ?? null)),
  )
  return rows.map(({ seq, kind, at, hash }, place) => ({
    seq,
    kind,
    at,
    hash,
    who: actorWords(payloads[place] ?? null, names),
  }))
}
