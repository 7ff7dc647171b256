import { maskMobile } from '@wengang/identifiers'
import { errorWords, timing } from '@wengang/contracts'
import { shanghaiTime } from '@wengang/policy'
import { html } from 'hono/html'
import { type ChallengeSubject, findNewestChallenge } from '../links/challenge.queries.ts'
import { askCode, tryCode, type TryOutcome } from '../links/challenge.service.ts'
import { safeNextPath } from '../links/next-path.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { startContactSession } from '../platform/http/firm-session.ts'
import { countAct } from './address-limits.ts'
import { codeWords } from './code-words.ts'
import { readForm } from './form.ts'
import { banner, type Html, type Page, showPage } from './page.ts'
import { pageWords } from './page-words.ts'
import { appFiles } from './app-files.ts'
import { neverLeft } from '../messages/message-state.ts'

/** Whoever can be sent a code on a page: whose phone, and what opens when the code is right. */
export interface CodeSubject {
  challenge: ChallengeSubject
  mobile: string
  /** The page that asked, such as `/s/AB3XK9M2`; its code step is `/code` below it. */
  base: string
  /** Where the person goes when nobody said otherwise. */
  place: string
}

type Answer = Response | Promise<Response>

/** Sends a code and goes on to the code step; a refusal is shown on the page that asked. */
export async function askOnPage(
  c: HttpContext,
  subject: CodeSubject,
  refused: (message: string) => Answer,
): Promise<Response> {
  const form = await readForm(c)
  await countAct(c, 'ask')
  const services = c.get('services')
  const outcome = await askCode(services, subject.challenge, subject.mobile)
  const now = services.clock.now()
  if (outcome.kind === 'locked') return refused(errorWords('LOCKED', { until: outcome.until }))
  if (outcome.kind === 'refused') {
    const { kind } = await standingOf(c, subject)
    const waits = outcome.reason === 'pause' && kind === 'live'
    // The code is on its way already: the step shows it, and when another can be had.
    if (!waits) return refused(codeWords[outcome.reason](outcome.retryAt, now))
  }
  return c.redirect(withNext(`${subject.base}/code`, form.get('next')), 303)
}

/** The code step: six digits in one field. */
export async function showCodeStep(c: HttpContext, subject: CodeSubject): Promise<Response> {
  return codePage(c, subject, c.req.query('next'), null)
}

/** Tries a code; the right one starts a session and goes on, any other says what to do. */
export async function tryOnPage(c: HttpContext, subject: CodeSubject): Promise<Response> {
  const form = await readForm(c)
  await countAct(c, 'try')
  const next = form.get('next') ?? undefined
  const outcome = await tryCode(c.get('services'), subject.challenge, form.get('code') ?? '')
  if (outcome.kind !== 'right') return codePage(c, subject, next, outcome)
  await startContactSession(c, outcome.phone)
  c.header('cache-control', 'no-store')
  return c.redirect(safeNextPath(next) ?? subject.place, 303)
}

/** A path with `next` behind it, when that is a place of this site. */
export function withNext(path: string, next: string | null | undefined): string {
  const safe = safeNextPath(next ?? undefined)
  return safe === null ? path : `${path}?next=${encodeURIComponent(safe)}`
}

/** `next` as a hidden field. */
export function nextField(next: string | undefined): Html {
  const safe = safeNextPath(next)
  return safe === null ? html`` : html`<input type="hidden" name="next" value="${safe}" />`
}

type Standing =
  | { kind: 'live'; challenge: Schema['challenge'] }
  | { kind: 'none' | 'spent' | 'expired' | 'failed' }

/** What has become of the newest code of a subject. */
async function standingOf(c: HttpContext, subject: CodeSubject): Promise<Standing> {
  const { store, clock } = c.get('services')
  const newest = await findNewestChallenge(store.read, subject.challenge)
  if (newest === undefined) return { kind: 'none' }
  if (newest.used_at !== null) return { kind: 'expired' }
  if (newest.tries >= timing.codeTries) return { kind: 'spent' }
  if (clock.now() >= newest.expires_at) return { kind: 'expired' }
  const failed = await sendingFailed(c, newest.id)
  return failed ? { kind: 'failed' } : { kind: 'live', challenge: newest }
}

async function codePage(
  c: HttpContext,
  subject: CodeSubject,
  next: string | undefined,
  refused: Exclude<TryOutcome, { kind: 'right' }> | null,
): Promise<Response> {
  const standing = await standingOf(c, subject)
  const now = c.get('services').clock.now()
  const error = refused === null ? null : refusedWords(refused)
  const page =
    standing.kind === 'live'
      ? livePage(c, subject, next, standing.challenge, now, error)
      : endedPage(c, subject, next, standing.kind)
  return showPage(c, page, refused === null ? 200 : 422)
}

function livePage(
  c: HttpContext,
  subject: CodeSubject,
  next: string | undefined,
  live: { created_at: number; expires_at: number },
  now: number,
  error: string | null,
): Page {
  const waitMs = Math.max(0, live.created_at + timing.codeResendMs - now)
  return {
    ...frame(subject, next),
    lead: codeWords.sent(maskMobile(subject.mobile), shanghaiTime(live.expires_at)),
    body: html`<form
        class="field${error === null ? '' : ' bad'}"
        id="code-form"
        method="post"
        action="${subject.base}/code"
        novalidate
      >
        ${nextField(next)}
        <label class="unseen" for="code">${codeWords.field}</label>
        <input
          class="code"
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autofocus
          aria-describedby="${error === null ? 'code-secret' : 'code-error code-secret'}"
          ${error === null ? '' : html` aria-invalid="true"`}
        />
        ${error === null ? '' : html`<p class="error" id="code-error" role="alert">${error}</p>`}
      </form>
      <form class="links" method="post" action="${subject.base}">
        ${nextField(next)}
        <button
          data-wait="${waitMs}"
          data-waiting="${codeWords.resendIn}"
          data-ready="${codeWords.resend}"
          data-said="${codeWords.resendReady}"
        >
          ${codeWords.resend}
        </button>
        <span class="unseen" role="status"></span>
      </form>
      ${help(c)}
      <p class="hint" id="code-secret">${codeWords.secret}</p>`,
    bottom: html`<button class="button primary" form="code-form">${codeWords.confirm}</button>`,
  }
}

function endedPage(
  c: HttpContext,
  subject: CodeSubject,
  next: string | undefined,
  kind: Exclude<Standing['kind'], 'live'>,
): Page {
  return {
    ...frame(subject, next),
    body: html`${banner('care', 'care', html`<p role="alert">${codeWords[kind]}</p>`)}
      <form hidden id="ask-form" method="post" action="${subject.base}">${nextField(next)}</form>
      ${help(c)}`,
    bottom: html`<button class="button primary" form="ask-form" autofocus>
      ${kind === 'none' ? codeWords.getFirst : codeWords.get}
    </button>`,
  }
}

function frame(
  subject: CodeSubject,
  next: string | undefined,
): Pick<Page, 'bar' | 'heading' | 'back' | 'prefetch'> {
  return {
    bar: codeWords.bar,
    heading: codeWords.heading,
    back: withNext(subject.base, next),
    prefetch: appFiles(),
  }
}

function help(c: HttpContext): Html {
  const { hotline } = c.get('services').config.agency
  return html`<details class="card">
    <summary>${codeWords.notReceived}</summary>
    <ul>
      ${codeWords.hints.map((hint) => html`<li>${hint}</li>`)}
      <li>${codeWords.windowHint(hotline)}</li>
    </ul>
    <p class="links"><a href="tel:${hotline}">${pageWords.call(hotline)}</a></p>
  </details>`
}

function refusedWords(refused: Exclude<TryOutcome, { kind: 'right' }>): string {
  switch (refused.kind) {
    case 'malformed':
      return codeWords.malformed
    case 'wrong':
      return codeWords.wrong(refused.triesLeft)
    case 'spent':
      return codeWords.spent
    case 'expired':
      return codeWords.expired
    case 'locked':
      return errorWords('LOCKED', { until: refused.until })
  }
}

async function sendingFailed(c: HttpContext, challengeId: string): Promise<boolean> {
  const sent = await c
    .get('services')
    .store.read.selectFrom('message')
    .select('state')
    .where('dedupe_key', '=', `code:${challengeId}`)
    .executeTakeFirst()
  return neverLeft(sent?.state)
}
