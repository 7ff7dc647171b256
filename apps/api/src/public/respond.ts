import { errorRegistry } from '@wengang/contracts'
import { html } from 'hono/html'
import { type AppError, wordsOf } from '../platform/app-error.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { toAppError } from '../platform/http/error-answer.ts'
import { banner, type Page, showPage } from './page.ts'
import { pageWords, timeWords, troubleWords } from './page-words.ts'

type Answer = Response | Promise<Response>

/** Wraps the handler of a page: what it throws becomes a page in plain words. */
export function pageRoute(
  handler: (c: HttpContext) => Answer,
): (c: HttpContext) => Promise<Response> {
  return async (c) => {
    try {
      return await handler(c)
    } catch (error) {
      return errorPage(error, c)
    }
  }
}

/** The page of a refusal or a fault. */
export function errorPage(error: unknown, c: HttpContext): Answer {
  const refusal = toAppError(error, c)
  return showPage(c, troublePage(c, refusal), errorRegistry[refusal.code].status)
}

/** The one page for whatever is unknown or belongs to somebody else. */
export function notFoundPage(c: HttpContext): Answer {
  return showPage(c, unknownPage(c), 404)
}

function troublePage(c: HttpContext, refusal: AppError): Page {
  if (refusal.code === 'NOT_FOUND') return unknownPage(c)
  const { agency } = c.get('services').config
  const busy = refusal.code === 'TOO_MANY_REQUESTS' || refusal.code === 'BUSY'
  return {
    bar: busy ? troubleWords.busyBar : troubleWords.brokenBar,
    body: html`${banner('care', 'care', html`<p>${wordsFor(c, refusal)}</p>`)}
      <a class="button" href="/">${troubleWords.home}</a>
      <a class="button text" href="tel:${agency.hotline}">${pageWords.call(agency.hotline)}</a>`,
  }
}

// The registry knows no clock; on a page a later day is named.
function wordsFor(c: HttpContext, refusal: AppError): string {
  const retryAt = 'retryAt' in refusal.details ? refusal.details['retryAt'] : null
  if (typeof retryAt !== 'number') return wordsOf(refusal)
  return troubleWords.tooMany(timeWords(retryAt, c.get('services').clock.now()))
}

function unknownPage(c: HttpContext): Page {
  const { agency } = c.get('services').config
  return {
    bar: troubleWords.notFoundBar,
    heading: troubleWords.notFound,
    lead: troubleWords.notFoundWhy,
    body: html`<a class="button" href="/q">${troubleWords.enterCode}</a>
      <a class="button text" href="/verify">${troubleWords.verify}</a>
      <a class="button text" href="tel:${agency.hotline}">${pageWords.call(agency.hotline)}</a>`,
  }
}
