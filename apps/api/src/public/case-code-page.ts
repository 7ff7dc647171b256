import { deepLinkPath, errorWords } from '@wengang/contracts'
import { maskMobile, maskUnitName } from '@wengang/identifiers'
import { parseCaseNo } from '@wengang/policy'
import { html } from 'hono/html'
import { type CaseRow, findCase, findCaseByNo } from '../cases/case.queries.ts'
import { reaches } from '../cases/case-reach.ts'
import { reachOf } from '../cases/own-case.ts'
import { contactMobile } from '../cases/case-view.ts'
import { isOffer, placeOfCases, safeNextPath } from '../links/next-path.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { type FirmSession, findSession } from '../platform/http/firm-session.ts'
import { countAct } from './address-limits.ts'
import {
  askOnPage,
  type CodeSubject,
  nextField,
  showCodeStep,
  tryOnPage,
  withNext,
} from './code-step.ts'
import { findWords } from './find-words.ts'
import { readForm } from './form.ts'
import { deadlineRow, tags } from './link-page.ts'
import { banner, facts, maskedName, type Page, showPage } from './page.ts'
import { pageWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'
import { textField } from './text-field.ts'

type Answer = Response | Promise<Response>

/** A case that somebody wants to see, with the pages that lead there. */
interface Wanted {
  row: CaseRow
  base: string
  place: string
}

/** `/q/case/:no` and `/q/offer/:id`: a code to the phone on file, then back to where the person was. */
export function mountCaseCodePages(app: HttpApp): void {
  app.get(
    '/q/case',
    pageRoute((c) => showPage(c, numberPage('', null))),
  )
  app.post('/q/case', pageRoute(takeNumber))
  mountAt(app, '/q/case/:no', wantedByNo)
  mountAt(app, '/q/offer/:id', wantedById)
}

function mountAt(
  app: HttpApp,
  path: string,
  find: (c: HttpContext) => Promise<Wanted | null>,
): void {
  const route = (handler: (c: HttpContext, wanted: Wanted, mobile: string) => Answer) =>
    pageRoute(async (c) => {
      c.header('referrer-policy', 'no-referrer')
      const wanted = await find(c)
      if (wanted === null) return notFoundPage(c)
      const mobile = contactMobile(wanted.row, c.get('services').keys)
      return mobile === null ? showPage(c, noPhonePage(c)) : handler(c, wanted, mobile)
    })
  app.get(path, route(showProve))
  app.post(
    path,
    route((c, wanted, mobile) =>
      askOnPage(c, subjectOf(wanted, mobile), (message) =>
        showPage(c, provePage(c, wanted, mobile, message), 429),
      ),
    ),
  )
  app.get(
    `${path}/code`,
    route((c, wanted, mobile) => showCodeStep(c, subjectOf(wanted, mobile))),
  )
  app.post(
    `${path}/code`,
    route((c, wanted, mobile) => tryOnPage(c, subjectOf(wanted, mobile))),
  )
}

async function wantedByNo(c: HttpContext): Promise<Wanted | null> {
  const parsed = parseCaseNo(c.req.param('no') ?? '')
  const caseNo = parsed.ok ? parsed.caseNo : ''
  const row = await findCaseByNo(c.get('services').store.read, caseNo)
  if (row === undefined) return null
  return {
    row,
    base: `/q/case/${row.case_no}`,
    place: deepLinkPath({ kind: 'case', caseNo: row.case_no }),
  }
}

async function wantedById(c: HttpContext): Promise<Wanted | null> {
  const row = await findCase(c.get('services').store.read, c.req.param('id') ?? '')
  return row === undefined ? null : { row, base: `/q/offer/${row.id}`, place: placeOfCases([row]) }
}

function subjectOf({ row, base, place }: Wanted, mobile: string): CodeSubject {
  return { challenge: { kind: 'case', id: row.id }, mobile, base, place }
}

async function showProve(c: HttpContext, wanted: Wanted, mobile: string): Promise<Response> {
  const session = await findSession(c)
  if (session !== null && opens(session, wanted.row)) {
    return c.redirect(safeNextPath(c.req.query('next')) ?? wanted.place, 303)
  }
  return showPage(c, provePage(c, wanted, mobile, null))
}

/** Whoever may open the case already needs no code for it. */
function opens(session: FirmSession, row: CaseRow): boolean {
  return session.scope.kind !== 'person' && reaches(reachOf(session), row)
}

async function takeNumber(c: HttpContext): Promise<Response> {
  const form = await readForm(c)
  await countAct(c, 'find')
  const typed = form.get('no') ?? ''
  const parsed = parseCaseNo(typed)
  if (!parsed.ok) return showPage(c, numberPage(typed, findWords.caseMissing), 422)
  const row = await findCaseByNo(c.get('services').store.read, parsed.caseNo)
  if (row === undefined) {
    return showPage(c, numberPage(typed, errorWords('NOT_FOUND', {})), 404)
  }
  return c.redirect(`/q/case/${row.case_no}`, 303)
}

function numberPage(typed: string, error: string | null): Page {
  return {
    bar: findWords.caseBar,
    heading: findWords.caseHeading,
    back: '/q',
    lead: findWords.caseLead,
    body: html`<form id="find-form" method="post" action="/q/case" novalidate>
      ${textField({ name: 'no', label: findWords.caseField, value: typed, error, wide: true })}
    </form>`,
    bottom: html`<button class="button primary" form="find-form">${findWords.next}</button>`,
  }
}

function provePage(
  c: HttpContext,
  { row, base }: Wanted,
  mobile: string,
  refused: string | null,
): Page {
  const next = c.req.query('next')
  return {
    bar: findWords.proveBar,
    heading: findWords.proveHeading,
    above: tags(row),
    lead: findWords.proveLead,
    body: html`${refused === null ? '' : banner('care', 'care', html`<p role="alert">${refused}</p>`)}
      ${facts([
        [findWords.caseNo, row.case_no],
        [findWords.unit, maskedName(maskUnitName(row.unit_name))],
        [findWords.phoneOnFile, maskMobile(mobile)],
        ...deadlineRow(c, isOffer(row) ? [row] : []),
      ])}
      <form hidden id="ask-form" method="post" action="${withNext(base, next)}">
        ${nextField(next)}
      </form>
      ${banner('good', 'shield', pageWords.never)}`,
    bottom: html`<button class="button primary" form="ask-form">${findWords.getCode}</button>`,
  }
}

function noPhonePage(c: HttpContext): Page {
  const { hotline } = c.get('services').config.agency
  return {
    bar: findWords.proveBar,
    heading: findWords.noPhone,
    lead: findWords.noPhoneWhy,
    body: html`<a class="button" href="tel:${hotline}">${pageWords.call(hotline)}</a>`,
  }
}
