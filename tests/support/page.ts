import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { enlargeText, layoutFindings, type LayoutCheck, undoLargeText } from './page-layout.ts'
import { type Expected, watchFindings, watchPage } from './page-watch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'))
const phone = { width: 360, height: 740 }

/**
 * Opens an empty page on a small phone in China, in a context of its own that is watched for
 * errors from the start. `options` are Playwright's, such as `baseURL` or `userAgent`. Close it
 * with `page.context().close()`.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: phone,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })
  context.on('page', watchPage)
  return context.newPage()
}

/**
 * What every screen must be, as findings in words; a test expects none: one h1, a title, nothing
 * that axe finds, no console error or failed request since the last look, and on 360 px of width
 * no sideways scrolling, no cut text and no small touch target, also with text twice as large.
 */
export async function checkPage(page: Page, expected: Expected = {}): Promise<string[]> {
  const before = page.viewportSize()
  await page.setViewportSize(phone)
  await settle(page)
  const layout = (...checks: LayoutCheck[]) => inspect(page, checks)
  const findings = [
    ...(await headings(page)),
    ...(await axe(page)),
    ...(await layout('wide', 'cut', 'small targets')),
    ...(await largeText(page, () => layout('wide', 'cut'))),
    ...watchFindings(page, expected),
  ]
  if (before !== null) await page.setViewportSize(before)
  return findings
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
  await page.evaluate(`if (!window.axe) { ${axeSource.toString('utf8')} }`)
  const { violations } = await page.evaluate<AxeResults>('window.axe.run(document)')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `axe ${id}: ${help}: ${target.join(' ')}`),
  )
}

async function inspect(page: Page, checks: LayoutCheck[]): Promise<string[]> {
  const findings: string[] = []
  for (const check of checks) {
    findings.push(...(await page.evaluate(layoutFindings, { check, width: phone.width })))
  }
  return findings
}

async function largeText(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const unchanged = await page.evaluate(enlargeText)
  const findings = [...unchanged, ...(await look())]
  await page.evaluate(undoLargeText)
  return findings.map((finding) => `at 200 % text: ${finding}`)
}
