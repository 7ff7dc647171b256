import { timingSafeEqual } from 'node:crypto'
import { maskMobile } from '@wengang/identifiers'
import { html } from 'hono/html'
import { contentOf } from '../messages/message-content.ts'
import { textOf } from '../messages/message-place.ts'
import { mobileOfMessage } from '../messages/message.service.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type HttpApp, type HttpContext, originOf } from '../platform/http/context.ts'
import { outboxWords } from './outbox-words.ts'
import { type Html, type Page, showPage } from './page.ts'
import { instantWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'

const shown = 50
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const localNames = new Set(['localhost', '127.0.0.1', '[::1]'])

/** `/dev/outbox`: the messages of the trial transport, to this machine or with the token printed at start. */
export function mountOutboxPage(app: HttpApp): void {
  app.get(
    '/dev/outbox',
    pageRoute(async (c) => {
      if (!mayLook(c)) return notFoundPage(c)
      c.header('referrer-policy', 'no-referrer')
      const rows = await c
        .get('services')
        .store.read.selectFrom('message')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(shown)
        .execute()
      return showPage(c, outboxPage(c, rows))
    }),
  )
}

/**
 * Behind a proxy every visitor seems to come from this machine, so with a public origin only the token
 * opens; the name in the address keeps other sites from pointing a browser here.
 */
function mayLook(c: HttpContext): boolean {
  const { config } = c.get('services')
  // With a real gateway these are the codes of real people.
  if (config.sms.transport !== 'outbox') return false
  if (isToken(c.req.query('token') ?? '', config.sms.outboxToken)) return true
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)
    ?.incoming
  return (
    config.publicOrigin === null &&
    !config.trustProxy &&
    loopback.has(incoming?.socket?.remoteAddress ?? '') &&
    localNames.has(new URL(c.req.url).hostname)
  )
}

function isToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function outboxPage(c: HttpContext, rows: readonly Schema['message'][]): Page {
  const { search } = new URL(c.req.url)
  return {
    bar: outboxWords.bar,
    heading: outboxWords.heading,
    lead: outboxWords.lead,
    body: html`<a class="button" href="/dev/outbox${search}">${outboxWords.refresh}</a> ${
        rows.length === 0
          ? html`<div class="card">
              <h2>${outboxWords.none}</h2>
              <p class="quiet">${outboxWords.noneWhy}</p>
            </div>`
          : html`<div class="stack">${rows.map((row) => messageCard(c, row))}</div>`
      }`,
  }
}

function messageCard(c: HttpContext, row: Schema['message']): Html {
  const services = c.get('services')
  const text = textOf(services, row.id, contentOf(row), { origin: originOf(c) })
  const mobile = maskMobile(mobileOfMessage(services.keys, row.mobile_sealed))
  return html`<article class="card" data-kind="${row.kind}">
    <p class="overline">
      <span class="tag primary">${outboxWords.kind[row.kind]}</span><span>${mobile}</span
      ><span>${instantWords(row.created_at)}</span>
    </p>
    <p>${withLinks(text)}</p>
    <p class="quiet small">${outboxWords.state[row.state]} · ${outboxWords.parts(row.parts)}</p>
  </article>`
}

/** The text with its addresses as links; an address ends where a blank or Chinese begins. */
function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[\w.:/[\]-]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}
