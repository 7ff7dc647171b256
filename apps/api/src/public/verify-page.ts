import { deepLinkPath, timing } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import { normaliseCode } from '@wengang/policy'
import { html } from 'hono/html'
import { lookUpMessage } from '../messages/look-up-message.ts'
import { messageSubject } from '../messages/message-words.ts'
import { contentOf } from '../messages/message-content.ts'
import { mobileOfMessage } from '../messages/message.service.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type HttpApp, type HttpContext, originOf } from '../platform/http/context.ts'
import { countAct } from './address-limits.ts'
import { readMessageCode } from './enter-code-page.ts'
import { readForm } from './form.ts'
import { banner, facts, type Html, icon, type Page, showPage } from './page.ts'
import { instantWords, pageWords } from './page-words.ts'
import { pageRoute } from './respond.ts'
import { findSheetId } from './sheet-check-page.ts'
import { textField } from './text-field.ts'
import { verifyWords } from './verify-words.ts'

/** `/verify`: whether a message was sent by this house, and when, and to which phone. */
export function mountVerifyPage(app: HttpApp): void {
  app.get(
    '/verify',
    pageRoute((c) => showPage(c, askPage(c, '', null))),
  )
  app.post('/verify', pageRoute(takeCode))
}

async function takeCode(c: HttpContext): Promise<Response> {
  const form = await readForm(c)
  await countAct(c, 'find')
  const typed = (form.get('code') ?? '').trim()
  const sheetId = await findSheetId(c, typed)
  if (sheetId !== null) return c.redirect(deepLinkPath({ kind: 'verifySheet', sheetId }), 303)
  const code = readMessageCode(typed)
  if (code === null || normaliseCode(code, timing.messageCodeLength) === null) {
    return showPage(c, askPage(c, typed, verifyWords.malformed), 422)
  }
  const message = await lookUpMessage(c.get('services'), code)
  return message === null
    ? showPage(c, unknownPage(c, typed), 404)
    : showPage(c, genuinePage(c, message))
}

function askPage(c: HttpContext, typed: string, error: string | null): Page {
  return {
    bar: verifyWords.bar,
    heading: verifyWords.heading,
    back: '/',
    lead: verifyWords.lead,
    body: html`${codeForm(typed, error)}${rules(c)}`,
    bottom: html`<button class="button primary" form="verify-form">${verifyWords.search}</button>`,
  }
}

function genuinePage(c: HttpContext, message: Schema['message']): Page {
  const { config, keys } = c.get('services')
  const mobile = maskMobile(mobileOfMessage(keys, message.mobile_sealed))
  const agency = config.sms.signature
  const words =
    message.sent_at === null
      ? verifyWords.waiting(agency, mobile)
      : verifyWords.genuineBy(agency, instantWords(message.sent_at), mobile)
  return {
    bar: verifyWords.bar,
    heading: verifyWords.genuine,
    back: '/verify',
    body: html`${banner('good', 'check', html`<p>${words}</p>`)}
      ${facts([[verifyWords.subject, messageSubject(contentOf(message))]])}
      <p class="quiet">${verifyWords.compare}</p>
      ${rules(c)}`,
  }
}

function unknownPage(c: HttpContext, typed: string): Page {
  const { hotline } = c.get('services').config.agency
  return {
    bar: verifyWords.bar,
    heading: verifyWords.unknown,
    back: '/verify',
    body: html`${banner('wrong', 'care', html`<p>${verifyWords.unknownWhy(hotline)}</p>`)}
      <a class="button" href="tel:${hotline}"
        >${icon('phone')}<span>${pageWords.call(hotline)}</span></a
      >
      <p class="quiet">${verifyWords.typo}</p>
      ${codeForm(typed, null, false)}`,
    bottom: html`<button class="button primary" form="verify-form">${verifyWords.search}</button>`,
  }
}

function codeForm(typed: string, error: string | null, autofocus = true): Html {
  return html`<form id="verify-form" method="post" action="/verify" novalidate>
    ${textField({ name: 'code', label: verifyWords.field, value: typed, error, autofocus })}
  </form>`
}

function rules(c: HttpContext): Html {
  return html`<section class="card">
    <h2>${verifyWords.howTo}</h2>
    <ul>
      ${verifyWords.rules(originOf(c)).map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </section>`
}
