import { openReading } from '@wengang/contracts/endpoints/open-reading'
import { getEdition, minimumReadingMs } from '@wengang/policy'
import { findCase } from '../cases/case.queries.ts'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { newId } from '../platform/ids.ts'
import { ownCase } from '../cases/own-case.ts'
import { noticeOf, openReadingCommand } from './reading.service.ts'

/** POST /api/offers/:offerId/readings */
export function mountOpenReading(app: HttpApp): void {
  mount(app, openReading, async ({ services, session, params, body, now }) => {
    const own = await ownCase(services, session, params.offerId)
    const reading = await services.store.write(openReadingCommand, {
      id: newId(now),
      caseId: params.offerId,
      openedBy: `mobile:${own.session.mobileIndex}`,
      witness: 'self',
      offerVersion: body.offerVersion,
      at: now,
    })
    const row = (await findCase(services.store.read, params.offerId)) ?? notFound()
    const edition = getEdition(row.edition_id)
    const { notice } = noticeOf(row, edition)
    return {
      readingId: reading.id,
      notice: { title: notice.title, paragraphs: [...notice.paragraphs] },
      noticeVersion: reading.notice_version,
      textHash: reading.text_hash,
      openedAt: reading.opened_at,
      minimumMs: minimumReadingMs(edition),
      visibleMs: reading.visible_ms,
      finished: reading.finished_at !== null,
    }
  })
}
