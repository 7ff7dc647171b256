import { deepLinkPath } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { formatPlainDate, shanghaiDay } from '@wengang/policy'
import { html } from 'hono/html'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { publishedList } from '../rounds/round-view.ts'
import { noticeList } from './notice-csv.ts'
import {
  findPublicRound,
  type ListedUnit,
  listedUnits,
  type PublicRound,
  publicRounds,
  takenOff,
} from './notice.queries.ts'
import { noticeWords } from './notice-words.ts'
import { banner, type Html, icon, type Page, showPage } from './page.ts'
import { notFoundPage, pageRoute } from './respond.ts'
import { textField } from './text-field.ts'

const pageSize = 50

type Phase = keyof typeof noticeWords.state

/** `/notices`: the public lists, for anybody. */
export function mountNoticePages(app: HttpApp): void {
  app.get(
    '/notices',
    pageRoute(async (c) => {
      const rounds = await publicRounds(c.get('services').store.read)
      return showPage(c, roundsPage(rounds, today(c)))
    }),
  )
  app.get('/notices/:id', pageRoute(showRound))
  app.get('/notices/:id/list.csv', pageRoute(sendList))
}

const today = (c: HttpContext): string => shanghaiDay(c.get('services').clock.now())

function phaseOf(round: PublicRound, day: string): Phase {
  if (round.state === 'void') return 'void'
  if (round.state === 'closed' || day > round.ends_on) return 'over'
  return day < round.starts_on ? 'coming' : 'running'
}

function roundsPage(rounds: readonly PublicRound[], day: string): Page {
  return {
    bar: noticeWords.bar,
    heading: noticeWords.heading,
    back: '/',
    lead: noticeWords.lead,
    body:
      rounds.length === 0
        ? html`<div class="card">
            <h2>${noticeWords.none}</h2>
            <p class="quiet">${noticeWords.noneWhy}</p>
          </div>`
        : html`<div class="stack">
            ${rounds.map((round) => roundCard(round, phaseOf(round, day)))}
          </div>`,
  }
}

function roundCard(round: PublicRound, phase: Phase): Html {
  return html`<a class="card" href="${deepLinkPath({ kind: 'notice', roundId: round.id })}">
    <h2>${round.title}</h2>
    <p class="small">${tag(phase)}</p>
    <p class="quiet small">${noticeWords.fromTo(round.starts_on, round.ends_on)}</p>
    ${icon('next')}</a
  >`
}

const tones: Record<Phase, string> = { coming: 'care', running: 'primary', over: '', void: 'wrong' }

function tag(phase: Phase): Html {
  return html`<span class="tag ${tones[phase]}">${noticeWords.state[phase]}</span>`
}

async function showRound(c: HttpContext): Promise<Response> {
  const { read } = c.get('services').store
  const round = await findPublicRound(read, c.req.param('id') ?? '')
  if (round === undefined) return notFoundPage(c)
  const phase = phaseOf(round, today(c))
  if (phase === 'void') return showPage(c, voidPage(round))
  const query = (c.req.query('q') ?? '').trim().slice(0, 100)
  const after = c.req.query('after') ?? ''
  const units = await listedUnits(read, round.id, {
    after,
    // One more than shown says whether there is another page.
    limit: pageSize + 1,
    ...(query === '' ? {} : { query }),
  })
  const off = await takenOff(read, round)
  return showPage(c, roundPage(c, round, phase, { query, after, units, off }))
}

function voidPage(round: PublicRound): Page {
  const day = formatPlainDate(shanghaiDay(round.voided_at ?? 0))
  return {
    bar: noticeWords.bar,
    heading: round.title,
    back: '/notices',
    above: tag('void'),
    body: html`${banner('wrong', 'care', html`<p>${noticeWords.voidedAt(day)}</p>`)}
      <section class="card">
        <h2>${noticeWords.voidNote}</h2>
        <p>${round.void_note ?? ''}</p>
      </section>
      <p class="quiet">${noticeWords.voidMeaning}</p>`,
  }
}

/** What the list and everything before it can be checked by, also after somebody has worked on the database. */
function proof(round: PublicRound): Html {
  const { hash, sealHead } = publishedList(round)
  const sums: [string, string | null][] = [
    [noticeWords.listSum, hash === '' ? null : hash],
    [noticeWords.sealHead, sealHead],
  ]
  const known = sums.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
  if (known.length === 0) return html``
  return html`<section class="card">
    ${known.map(
      ({ label, value }) =>
        html`<h2>${label}</h2>
          <p class="mono">${value.replaceAll(/(.{8})(?=.)/g, '$1 ')}</p>`,
    )}
  </section>`
}

interface Shown {
  query: string
  after: string
  units: readonly ListedUnit[]
  /** Taken off the list since it was published. Money in fen. */
  off: { lines: number; totalFen: number }
}

function roundPage(c: HttpContext, round: PublicRound, phase: Phase, shown: Shown): Page {
  const { hotline } = c.get('services').config.agency
  const path = deepLinkPath({ kind: 'notice', roundId: round.id })
  return {
    bar: noticeWords.bar,
    heading: round.title,
    back: '/notices',
    above: tag(phase),
    body: html`<div class="stack">
        <p>
          ${noticeWords.fromTo(round.starts_on, round.ends_on)}${phase === 'coming' ? html`，${noticeWords.begins(round.starts_on)}` : ''}
        </p>
        ${totals(round, shown.off)}
      </div>
      <form class="search" method="get" action="${path}">
        ${textField({ name: 'q', label: noticeWords.search, value: shown.query, error: null, autofocus: false })}
        <button class="button">${noticeWords.find}</button>
      </form>
      ${list(path, shown)}
      <p class="links"><a href="${path}/list.csv">${noticeWords.download}</a></p>
      ${proof(round)}
      <section class="card">
        <h2>${noticeWords.objection}</h2>
        ${
          phase === 'over'
            ? html`<p>${noticeWords.objectionOver(hotline)}</p>`
            : html`<p>${noticeWords.objectionHow(round.ends_on, hotline)}</p>
                <p>${noticeWords.objectionMissing}</p>`
        }
      </section>`,
  }
}

/** The totals as they were published; a moment after the cut they are still being counted. */
function totals(round: PublicRound, off: Shown['off']): Html {
  if (round.published === null) return html``
  const { accepted, totalFen } = publishedList(round)
  const published = html`${noticeWords.units(accepted)}，${noticeWords.total(formatYuan(totalFen))}`
  if (off.lines === 0) return html`<p>${published}</p>`
  return html`<p>${noticeWords.whenPublished}${published}。</p>
    <p>
      ${noticeWords.takenOff(off.lines)}${noticeWords.units(accepted - off.lines)}，${noticeWords.total(formatYuan(totalFen - off.totalFen))}。
    </p>`
}

function list(path: string, { query, after, units }: Shown): Html {
  const rows = units.slice(0, pageSize)
  const heading = query === '' ? noticeWords.names : noticeWords.found(query)
  const back = html`<a href="${path}">${query === '' ? noticeWords.first : noticeWords.all}</a>`
  return html`<section class="stack">
    <h2>${heading}</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">${noticeWords.foundNone}</p>`
        : html`<ul class="rows">
            ${rows.map(unitRow)}
          </ul>`
    }
    <p class="links">
      ${units.length > pageSize ? html`<a href="${pageAfter(path, query, rows.at(-1)?.caseId ?? '')}">${noticeWords.next}</a>` : ''}${after !== '' || query !== '' ? back : ''}
    </p>
  </section>`
}

function pageAfter(path: string, query: string, caseId: string): string {
  const search = new URLSearchParams({ ...(query === '' ? {} : { q: query }), after: caseId })
  return `${path}?${search.toString()}`
}

function unitRow({ name, uscc, amountFen }: ListedUnit): Html {
  return html`<li>
    <span class="name">${name}<span class="quiet">${uscc}</span></span
    ><span class="sum">${formatYuan(amountFen)} ${noticeWords.yuan}</span>
  </li>`
}

async function sendList(c: HttpContext): Promise<Response> {
  const { read } = c.get('services').store
  const round = await findPublicRound(read, c.req.param('id') ?? '')
  if (round === undefined || round.state === 'void') return notFoundPage(c)
  const name = encodeURIComponent(noticeWords.fileName(round.title))
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="list.csv"; filename*=UTF-8''${name}`)
  c.header('cache-control', 'no-store')
  return c.body(noticeList(read, round.id))
}
