import { html } from 'hono/html'
import type { HttpApp } from '../platform/http/context.ts'
import { showPage } from './page.ts'
import { privacyWords } from './privacy-words.ts'
import { pageRoute } from './respond.ts'

/** `/legal/privacy` */
export function mountPrivacyPage(app: HttpApp): void {
  app.get(
    '/legal/privacy',
    pageRoute((c) =>
      showPage(c, {
        bar: privacyWords.bar,
        heading: privacyWords.heading,
        back: '/',
        body: html`<div class="prose">
          ${privacyWords.sections(c.get('services').config.agency).map(
            ({ heading, lines }) =>
              html`<h2>${heading}</h2>
                <ul>
                  ${lines.map((line) => html`<li>${line}</li>`)}
                </ul>`,
          )}
        </div>`,
      }),
    ),
  )
}
