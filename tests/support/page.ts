import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { enlargeText, layoutFindings, type LayoutCheck, undoLargeText } from './page-layout.ts'
import { type Expected, watchFindings, watchPage } from './page-watch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'))
const onPhone = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce',
} satisfies BrowserContextOptions
/** A desk of an office, and a tablet held upright: what the desk has to fit. */
const onDesk = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
] as const
const withoutScripts = new WeakSet<Page>()

/**
 * Opens an empty page on a small phone in China, in a context of its own that is watched for
 * errors from the start. `options` are Playwright's, such as `baseURL` or `userAgent`. Close it
 * with `page.context().close()`.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ ...onPhone, ...options })
  context.on('page', watchPage)
  const page = await context.newPage()
  if (options.javaScriptEnabled === false) withoutScripts.add(page)
  return page
}

/**
 * What every screen must be, as findings in words; a test expects none: one h1, a title, nothing
 * that axe finds, no console error or failed request since the last look, and on 360 px of width
 * no sideways scrolling, no cut text and no small touch target, also with text twice as large.
 */
export async function checkPage(page: Page, expected: Expected = {}): Promise<string[]> {
  const findings = withoutScripts.has(page)
    ? await onTwin(page, lookAt)
    : await withViewport(page, () => lookAt(page))
  return [...findings, ...watchFindings(page, expected)]
}

/** A page on a desktop computer in China, otherwise as `openPage`. */
export async function openDesktop(browser: Browser, options: BrowserContextOptions = {}) {
  const desktop = { viewport: onDesk[0], isMobile: false, hasTouch: false }
  return openPage(browser, { ...desktop, ...options })
}

/** What every screen of the desk must be: as `checkPage`, on a desktop and on a tablet. */
export async function checkDesk(page: Page, expected: Expected = {}): Promise<string[]> {
  const findings: string[] = []
  for (const size of onDesk) {
    await page.setViewportSize(size)
    await settle(page)
    const seen = [
      ...(await headings(page)),
      ...(await axe(page)),
      ...(await inspect(page, ['wide', 'cut'], size.width)),
    ]
    findings.push(...seen.map((finding) => `${size.width} px: ${finding}`))
  }
  await page.setViewportSize(onDesk[0])
  return [...findings, ...watchFindings(page, expected)]
}

/**
 * A page that runs no script cannot be looked into: a twin of it can, with the same content and
 * styles at the same address, which refuses the page's own scripts.
 */
async function onTwin(page: Page, look: (twin: Page) => Promise<string[]>): Promise<string[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page belongs to no browser')
  const context = await browser.newContext(onPhone)
  try {
    const twin = await context.newPage()
    await twin.route(page.url(), async (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': "script-src 'none'" },
        body: await page.content(),
      }),
    )
    await twin.goto(page.url())
    return await look(twin)
  } finally {
    await context.close()
  }
}

async function withViewport<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const before = page.viewportSize()
  await page.setViewportSize(onPhone.viewport)
  const result = await look()
  if (before !== null) await page.setViewportSize(before)
  return result
}

async function lookAt(page: Page): Promise<string[]> {
  await settle(page)
  const layout = (...checks: LayoutCheck[]) => inspect(page, checks)
  return [
    ...(await headings(page)),
    ...(await axe(page)),
    ...(await layout('wide', 'cut', 'small targets')),
    ...(await largeText(page, () => layout('wide', 'cut'))),
  ]
}

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

async function headings(page: Page): Promise<string[]> {
  const count = await page.locator('h1').count()
  const title = await page.title()
  return [
    ...(count === 1 ? [] : [`${count} headings h1 instead of one`]),
    ...(title.trim() === '' ? ['no title'] : []),
  ]
}

async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource.toString('utf8'))
  // Of what passes nothing is asked, which takes half the time.
  const violations = await page.evaluate<AxeResults['violations']>(`
    window.axe.run(document, { resultTypes: ['violations'], preload: false })
      .then(({ violations }) => violations)`)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `axe ${id}: ${help}: ${target.join(' ')}`),
  )
}

async function inspect(
  page: Page,
  checks: LayoutCheck[],
  width = onPhone.viewport.width,
): Promise<string[]> {
  const findings: string[] = []
  for (const check of checks) {
    findings.push(...(await page.evaluate(layoutFindings, { check, width })))
  }
  return findings
}

async function largeText(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const unchanged = await page.evaluate(enlargeText)
  const findings = [...unchanged, ...(await look())]
  await page.evaluate(undoLargeText)
  return findings.map((finding) => `at 200 % text: ${finding}`)
}
