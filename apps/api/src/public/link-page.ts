import { timing } from '@wengang/contracts'
import { maskMobile, maskUnitName } from '@wengang/identifiers'
import { daysBetween, getEdition, normaliseCode, shanghaiDay } from '@wengang/policy'
import { html } from 'hono/html'
import { type CaseRow, factsOf } from '../cases/case.queries.ts'
import { findLink, type Link, openLinkCommand, stopLink } from '../links/link.service.ts'
import { isOffer, placeOfCases, safeNextPath } from '../links/next-path.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { findSession } from '../platform/http/firm-session.ts'
import { countAct } from './address-limits.ts'
import {
  askOnPage,
  type CodeSubject,
  nextField,
  showCodeStep,
  tryOnPage,
  withNext,
} from './code-step.ts'
import { readForm } from './form.ts'
import { linkWords } from './link-words.ts'
import { banner, facts, type Html, icon, maskedName, type Page, showPage } from './page.ts'
import { pageWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'

type Answer = Response | Promise<Response>

/** `/s/:code`, opened from an SMS: nothing personal beyond masked phone and name, and looking changes nothing. */
export function mountLinkPages(app: HttpApp): void {
  app.get('/s/:code', linkRoute(showLink))
  app.post(
    '/s/:code',
    linkRoute((c, link) =>
      askOnPage(c, subjectOf(link), (message) => showPage(c, linkPage(c, link, message), 429)),
    ),
  )
  app.get(
    '/s/:code/code',
    linkRoute((c, link) => showCodeStep(c, subjectOf(link))),
  )
  app.post(
    '/s/:code/code',
    linkRoute((c, link) => tryOnPage(c, subjectOf(link))),
  )
  app.get(
    '/s/:code/not-mine',
    linkRoute((c, link) => showPage(c, notMinePage(link))),
  )
  app.post('/s/:code/not-mine', linkRoute(takeNotMine))
  app.post('/s/:code/opened', linkRoute(takeOpened))
}

/** Looks the link up; a dead one says why, an unknown one is the same page as everything unknown. */
function linkRoute(handler: (c: HttpContext, link: Link) => Answer) {
  return pageRoute(async (c) => {
    c.header('referrer-policy', 'no-referrer')
    const typed = c.req.param('code') ?? ''
    const link = await findLink(c.get('services'), typed)
    if (link === null) {
      // What cannot be a code is a stray visitor, not a guess.
      if (normaliseCode(typed, timing.messageCodeLength) !== null) {
        c.get('services').wrongLinks.count += 1
      }
      return notFoundPage(c)
    }
    return link.state === 'active' ? handler(c, link) : showPage(c, deadPage(c, link.state))
  })
}

function subjectOf(link: Link): CodeSubject {
  return {
    challenge: { kind: 'message', id: link.messageId },
    mobile: link.mobile,
    base: baseOf(link),
    place: placeOfCases(link.cases),
  }
}

const baseOf = (link: Link): string => `/s/${link.code}`

async function showLink(c: HttpContext, link: Link): Promise<Response> {
  const session = await findSession(c)
  if (session?.scope.kind === 'contact' && session.mobileIndex === link.mobileIndex) {
    // This phone has shown who it is a moment ago.
    const next = safeNextPath(c.req.query('next'))
    return c.redirect(next ?? placeOfCases(link.cases), 303)
  }
  return showPage(c, linkPage(c, link, null))
}

async function takeOpened(c: HttpContext, link: Link): Promise<Response> {
  await countAct(c, 'open')
  const { store, clock } = c.get('services')
  await store.write(openLinkCommand, { messageId: link.messageId, at: clock.now() })
  return c.body(null, 204)
}

async function takeNotMine(c: HttpContext, link: Link): Promise<Response> {
  await readForm(c)
  await countAct(c, 'ask')
  await stopLink(c.get('services'), link)
  return showPage(c, deadPage(c, 'stopped'))
}

function linkPage(c: HttpContext, link: Link, refused: string | null): Page {
  const [first] = link.cases
  const next = c.req.query('next')
  const base = baseOf(link)
  const offers = link.cases.filter(isOffer)
  return {
    bar: offers.length > 0 ? linkWords.bar : linkWords.progressBar,
    heading: headingOf(link.cases, offers),
    ...(first === undefined ? {} : { above: tags(first) }),
    opened: `${base}/opened`,
    body: html`${refused === null ? '' : banner('care', 'care', html`<p role="alert">${refused}</p>`)}
      ${facts([
        [linkWords.unit, unitNames(link.cases)],
        [linkWords.sentTo, maskMobile(link.mobile)],
        ...deadlineRow(c, offers),
      ])}
      <p class="quiet">${linkWords.why}</p>
      <form hidden id="ask-form" method="post" action="${withNext(base, next)}">
        ${nextField(next)}
      </form>
      ${banner('good', 'shield', pageWords.never)}`,
    bottom: html`<button class="button primary" form="ask-form">${linkWords.getCode}</button>
      <a class="button text" href="${base}/not-mine">${linkWords.notMine}</a>`,
  }
}

function headingOf(cases: readonly CaseRow[], offers: readonly CaseRow[]): string {
  if (cases.length > 1) {
    return offers.length > 0
      ? linkWords.offers(cases.length)
      : linkWords.progressOfMany(cases.length)
  }
  const [offer] = offers
  if (offer === undefined) return linkWords.progress
  return factsOf(offer).decision === null ? linkWords.offer : linkWords.answered
}

/** The agency that sent it and the year, as small tags. */
export function tags(row: CaseRow): Html {
  const edition = getEdition(row.edition_id)
  return html`<span class="tag primary">${edition.jurisdiction.agencyName}</span
    ><span class="tag">${linkWords.year(edition.policyYear)}</span>`
}

function unitNames(cases: readonly CaseRow[]): Html {
  const first = maskedName(maskUnitName(cases[0]?.unit_name ?? ''))
  return cases.length === 1 ? first : html`${first}${linkWords.andOthers(cases.length)}`
}

/** The last day for an answer, where there is still something to answer. */
export function deadlineRow(
  c: HttpContext,
  offers: readonly CaseRow[],
): (readonly [string, string])[] {
  const [offer] = offers
  if (offer === undefined) return []
  const { answerDeadline } = getEdition(offer.edition_id)
  const daysLeft = daysBetween(shanghaiDay(c.get('services').clock.now()), answerDeadline)
  return [[linkWords.deadline, linkWords.deadlineValue(answerDeadline, daysLeft)]]
}

function notMinePage(link: Link): Page {
  const base = baseOf(link)
  return {
    bar: linkWords.notMineBar,
    heading: linkWords.notMineHeading,
    back: base,
    body: html`${facts([
        [linkWords.unit, unitNames(link.cases)],
        [linkWords.sentTo, maskMobile(link.mobile)],
      ])}
      <p>${linkWords.notMineMeaning}</p>
      <form hidden id="stop-form" method="post" action="${base}/not-mine"></form>`,
    bottom: html`<button class="button wrong" form="stop-form">${linkWords.notMineYes}</button>
      <a class="button text" href="${base}">${linkWords.notMineNo}</a>`,
  }
}

function deadPage(c: HttpContext, state: Exclude<Link['state'], 'active'>): Page {
  const { hotline } = c.get('services').config.agency
  const call = html`<a class="button" href="tel:${hotline}"
    >${icon('phone')}<span>${pageWords.call(hotline)}</span></a
  >`
  switch (state) {
    case 'stopped':
      return {
        bar: linkWords.bar,
        heading: linkWords.stopped,
        lead: linkWords.stoppedWhy,
        body: html`<p>${linkWords.stoppedElse}</p>
          ${call}`,
      }
    case 'replaced':
      return {
        bar: linkWords.bar,
        heading: linkWords.replaced,
        lead: linkWords.replacedWhy,
        body: html`<p>${linkWords.replacedElse}</p>
          ${call}`,
      }
    case 'closed':
      return {
        bar: linkWords.progressBar,
        heading: linkWords.closed,
        lead: linkWords.closedWhy,
        body: html`<a class="button" href="/q/case">${linkWords.followCase}</a>`,
      }
  }
}
