import type { HttpApp } from '../platform/http/context.ts'
import { viewLimit } from './address-limits.ts'
import { mountCaseCodePages } from './case-code-page.ts'
import { mountElder } from './elder.ts'
import { mountEnterCodePage } from './enter-code-page.ts'
import { mountLinkPages } from './link-page.ts'
import { mountNotMePage } from './not-me-page.ts'
import { mountNoticePages } from './notices-page.ts'
import { mountOutboxPage } from './outbox-page.ts'
import { mountPlainAssets } from './plain-assets.ts'
import { mountPrivacyPage } from './privacy-page.ts'
import { mountSheetCheckPage } from './sheet-check-page.ts'
import { mountVerifyPage } from './verify-page.ts'

/** The plain pages: they work on any phone, in WeChat, without scripts, and weigh little. */
export function mountPublicPages(app: HttpApp): void {
  const limit = viewLimit()
  for (const area of ['/s/*', '/n/*', '/q/*', '/verify/*', '/v/*', '/notices/*'])
    app.use(area, limit)
  mountPlainAssets(app)
  mountElder(app)
  mountLinkPages(app)
  mountNotMePage(app)
  mountEnterCodePage(app)
  mountCaseCodePages(app)
  mountVerifyPage(app)
  mountSheetCheckPage(app)
  mountNoticePages(app)
  mountPrivacyPage(app)
  mountOutboxPage(app)
}
