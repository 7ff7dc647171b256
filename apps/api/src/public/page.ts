import { html, raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { elderCookie, readElder } from '@wengang/look/elder'
import { type IconName, iconSvg } from '@wengang/look/icons'
import { demoWords } from '../platform/demo-words.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { pageWords } from './page-words.ts'
import { plainAssets } from './plain-assets.ts'

/** A piece of a page; whatever is put into one is escaped. */
export type Html = ReturnType<typeof html>

/** What differs from page to page. */
export interface Page {
  /** The words of the bar: the one h1 when there is no heading. */
  bar: string
  /** A bar `|` stands where a long heading may break. */
  heading?: string
  /** Where the arrow leads; without it there is none. */
  back?: string
  /** Small things above the heading: tags. */
  above?: Html
  /** One sentence under the heading. */
  lead?: string
  body: Html
  /** The bar at the bottom with the primary act. */
  bottom?: Html
  /** Where a visible page says that it was opened. */
  opened?: string
  /** Files of the app to fetch while the person waits. */
  prefetch?: readonly string[]
}

const policy = [
  "default-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Answers with a whole page that works without scripts; nothing of it is cached. */
export function showPage(
  c: HttpContext,
  page: Page,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  c.header('content-security-policy', policy)
  c.header('cache-control', 'no-store')
  return c.html(document(c, page), status)
}

function document(c: HttpContext, page: Page): Html {
  const { config, clock } = c.get('services')
  const elder = readElder(c.req.header('cookie'))
  const assets = plainAssets()
  const demo = demoWords({ config, clock })
  return html`<!doctype html>
<html lang="zh-CN"${elder ? raw(' data-elder') : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${pageWords.title((page.heading ?? page.bar).replaceAll('|', ''))}</title>
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1a232d" media="(prefers-color-scheme: dark)">
<meta name="format-detection" content="telephone=no">
<link rel="stylesheet" href="${assets.style.path}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${(page.prefetch ?? []).map((file) => html`<link rel="prefetch" href="${file}" />`)}
<script src="${assets.script.path}" defer></script>
</head>
<body${page.opened === undefined ? '' : html` data-opened="${page.opened}"`}>
<a class="skip" href="#main">${pageWords.skip}</a>
<div class="page">
${
  demo === null
    ? ''
    : html`<aside class="strip" aria-label="${pageWords.demo}">
        <div>${icon('clock')}<span class="push">${demo}</span></div>
      </aside>`
}
<header class="appbar"><div>
${page.back === undefined ? '' : html`<a class="appbar-back" href="${page.back}" aria-label="${pageWords.back}">${icon('back')}</a>`}
${page.heading === undefined ? html`<h1 class="appbar-title">${page.bar}</h1>` : html`<p class="appbar-title">${page.bar}</p>`}
${elderSwitch(c, elder)}
</div></header>
<main id="main" tabindex="-1">
<div class="content">
${heading(page)}
${page.body}
${footer(c)}
</div>
${page.bottom === undefined ? '' : html`<div class="bottombar"><div>${page.bottom}</div></div>`}
</main>
</div>
</body>
</html>`
}

function heading({ above, heading: words, lead }: Page): Html {
  if (words === undefined) return html``
  return html`<div>
    ${above === undefined ? '' : html`<div class="overline">${above}</div>`}
    <h1>${phrases(words)}</h1>
    ${lead === undefined ? '' : html`<p class="lead">${lead}</p>`}
  </div>`
}

/** Words that break between phrases and not inside one. */
function phrases(words: string): Html {
  return html`${words.split('|').map((phrase) => html`<span class="phrase">${phrase}</span>`)}`
}

/** 长辈版 by a form, so that it needs no script; the script only saves the reload. */
function elderSwitch(c: HttpContext, elder: boolean): Html {
  const back = c.req.path + new URL(c.req.url).search
  return html`<form
    class="elder"
    method="post"
    action="/elder"
    data-on="${elderCookie(true)}"
    data-off="${elderCookie(false)}"
    data-enter="${pageWords.elder}"
    data-leave="${pageWords.leaveElder}"
  >
    <input type="hidden" name="back" value="${back}" />
    <button class="appbar-side" name="on" value="${elder ? '0' : '1'}">
      ${elder ? pageWords.leaveElder : pageWords.elder}
    </button>
  </form>`
}

function footer(c: HttpContext): Html {
  const { sponsor, icp, siteNumber, hotline } = c.get('services').config.agency
  return html`<footer class="footer push">
    <p>${pageWords.sponsor(sponsor)}</p>
    <p><span>${icp}</span> <span>${pageWords.siteNumber(siteNumber)}</span></p>
    <p>
      <a href="tel:${hotline}">${pageWords.hotline(hotline)}</a>
      <a href="/legal/privacy">${pageWords.privacy}</a>
    </p>
  </footer>`
}

/** An icon; words always stand beside it. */
export function icon(name: IconName): Html {
  return raw(iconSvg(name))
}

/** A banner with its icon. */
export function banner(
  tone: 'good' | 'care' | 'wrong' | 'plain',
  name: IconName,
  words: Html | string,
): Html {
  return html`<div class="banner${tone === 'plain' ? '' : ` ${tone}`}">
    ${icon(name)}
    <div>${words}</div>
  </div>`
}

/** Label and value in lines. */
export function facts(rows: readonly (readonly [label: string, value: Html | string])[]): Html {
  return html`<dl class="card facts">
    ${rows.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

/** A masked name: the dots say nothing to a screen reader, the words beside them do. */
export function maskedName(name: string): Html {
  const [head = '', tail] = name.split('···')
  if (tail === undefined) return html`${name}`
  return html`${head}<span aria-hidden="true">···</span
    ><span class="unseen">${pageWords.hiddenMiddle}</span>${tail}`
}
