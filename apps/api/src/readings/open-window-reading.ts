import { openWindowReading } from '@wengang/contracts/endpoints/staff/open-window-reading'
import { getEdition, minimumReadingMs } from '@wengang/policy'
import { findCase } from '../cases/case.queries.ts'
import { staffCaseByNo } from '../cases/staff-case.ts'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { noticeOf, openReadingCommand } from './reading.service.ts'

/** POST /api/staff/cases/:caseNo/readings */
export function mountOpenWindowReading(app: HttpApp): void {
  mount(app, openWindowReading, async ({ services, staff, params, now }) => {
    const by = signedIn(staff)
    const { store } = services
    const { id, version } = await staffCaseByNo(store.read, params.caseNo, by)
    const reading = await store.write(openReadingCommand, {
      id: newId(now),
      caseId: id,
      openedBy: actorOf(by),
      witness: 'clerk',
      offerVersion: version,
      at: now,
    })
    const row = (await findCase(store.read, id)) ?? notFound()
    const edition = getEdition(row.edition_id)
    const { notice } = noticeOf(row, edition)
    return {
      readingId: reading.id,
      notice: { title: notice.title, paragraphs: [...notice.paragraphs] },
      textHash: reading.text_hash,
      offerVersion: reading.offer_version,
      lastSeq: row.decision_seq,
      openedAt: reading.opened_at,
      minimumMs: minimumReadingMs(edition),
    }
  })
}
