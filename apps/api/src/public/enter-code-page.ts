import { deepLinkPath, parseDeepLink, timing } from '@wengang/contracts'
import { normaliseCode } from '@wengang/policy'
import { html } from 'hono/html'
import { findNewDevice } from '../accounts/not-me.service.ts'
import { findLink } from '../links/link.service.ts'
import { countWrongCodes } from '../messages/wrong-codes.service.ts'
import { errorWords } from '@wengang/contracts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { countAct } from './address-limits.ts'
import { nextField, withNext } from './code-step.ts'
import { findWords } from './find-words.ts'
import { readForm } from './form.ts'
import { type Page, showPage } from './page.ts'
import { pageRoute } from './respond.ts'
import { textField } from './text-field.ts'

/** `/q`: where a provider allows no link of its own, the 8 characters of the message are typed here. */
export function mountEnterCodePage(app: HttpApp): void {
  app.get(
    '/q',
    pageRoute((c) => {
      c.header('referrer-policy', 'no-referrer')
      return showPage(c, codePage(c.req.query('next'), '', null))
    }),
  )
  app.post('/q', pageRoute(takeCode))
}

async function takeCode(c: HttpContext): Promise<Response> {
  c.header('referrer-policy', 'no-referrer')
  const form = await readForm(c)
  await countAct(c, 'find')
  const typed = form.get('code') ?? ''
  const next = form.get('next') ?? undefined
  const code = readMessageCode(typed)
  if (code === null) return showPage(c, codePage(next, typed, findWords.codeMissing), 422)
  const signIn = await findNewDevice(c.get('services'), code)
  if (signIn !== null) return c.redirect(deepLinkPath({ kind: 'notMe', code: signIn.code }), 303)
  const link = await findLink(c.get('services'), code)
  if (link === null) {
    await countWrongCodes(c.get('services'), 1)
    return showPage(c, codePage(next, typed, errorWords('NOT_FOUND', {})), 404)
  }
  return c.redirect(withNext(`/s/${link.code}`, next), 303)
}

/** The code in what was typed or pasted: alone, as its link, or the whole message. */
export function readMessageCode(typed: string): string | null {
  const alone = normaliseCode(typed, timing.messageCodeLength)
  if (alone !== null) return alone
  const path = /\/[sn]\/[0-9a-z]{8}/i.exec(typed)?.[0]
  const link = path === undefined ? null : parseDeepLink(path)
  if (link?.kind === 'message' || link?.kind === 'notMe') return link.code
  const named = /编码[\s:：]*([0-9a-z]{8})(?![0-9a-z])/i.exec(typed)?.[1]
  return named === undefined ? null : normaliseCode(named, timing.messageCodeLength)
}

function codePage(next: string | undefined, typed: string, error: string | null): Page {
  return {
    bar: findWords.codeBar,
    heading: findWords.codeHeading,
    back: '/',
    lead: findWords.codeLead,
    body: html`<form id="find-form" method="post" action="/q" novalidate>
        ${nextField(next)}
        ${textField({ name: 'code', label: findWords.codeField, value: typed, error, wide: true })}
      </form>
      <p class="links">
        <a href="/q/case">${findWords.noMessage}</a><a href="/verify">${findWords.isGenuine}</a>
      </p>`,
    bottom: html`<button class="button primary" form="find-form">${findWords.next}</button>`,
  }
}
