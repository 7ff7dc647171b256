import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { sharedChromium } from '../support/chromium.ts'
import type { Expected } from '../support/page-watch.ts'
import { checkDesk, checkPage, openDesktop, openPage } from '../support/page.ts'
import { type Secret, secretsIn, secretsOf } from '../support/personal-data.ts'
import { type ServedHouse, serveHouse } from '../support/served-house.ts'

/** Longer than anything takes on a busy machine but the ten seconds of reading, which say so. */
const patienceMs = 20_000

/** One house, and phones in a browser, for the tests of a file. */
export interface Stage {
  readonly house: ServedHouse
  /** A page of a phone of its own: no cookies, nothing kept. It is closed after the test. */
  phone(options?: BrowserContextOptions): Promise<Page>
  /** A page of a desktop computer of its own. */
  desktop(options?: BrowserContextOptions): Promise<Page>
}

/**
 * Sets the stage for the tests of a file, and at their end looks through the log: no personal data, and no
 * fault but `faults`, by the words of the log, which the tests bring about.
 */
export function openStage(env: Record<string, string> = {}, faults: readonly string[] = []): Stage {
  let house: ServedHouse | undefined
  let browser: Browser | undefined
  const tokens: Secret[] = []
  beforeAll(async () => {
    ;[house, browser] = await Promise.all([serveHouse(env), sharedChromium()])
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) {
      const cookies = await context.cookies()
      tokens.push(...cookies.map(({ name, value }) => ({ what: name, value })))
      await context.close()
    }
  })
  afterAll(async () => {
    if (house === undefined) return
    const secrets = [...(await secretsOf(house)), ...tokens.filter(isLong)]
    await house.close()
    expect(secretsIn(house.logLines, secrets)).toEqual([])
    const told = house.logLines.filter(tellsOfAnError)
    expect(told.filter((line) => !faults.includes(wordsIn(line)))).toEqual([])
  })
  async function open(how: typeof openPage, options: BrowserContextOptions = {}): Promise<Page> {
    if (browser === undefined) throw new Error('the browser starts before the first test')
    const page = await how(browser, { baseURL: house?.origin ?? '', ...options })
    page.setDefaultTimeout(patienceMs)
    return page
  }
  return {
    get house() {
      if (house === undefined) throw new Error('the house opens before the first test')
      return house
    },
    phone: (options) => open(openPage, options),
    desktop: (options) => open(openDesktop, options),
  }
}

/** A switch such as that of 长辈版 is no secret. */
const isLong = ({ value }: Secret): boolean => value.length > 8

/** From pino's level of errors on. */
const tellsOfAnError = (line: string): boolean =>
  (JSON.parse(line) as { level: number }).level >= 50

const wordsIn = (line: string): string => (JSON.parse(line) as { msg: string }).msg

const pictures = fileURLToPath(new URL('../../test-results/', import.meta.url))

/** Photographs what the window shows, into `test-results/<folder>/<name>.png`. */
export async function photograph(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(`${pictures}${folder}`, { recursive: true })
  const take = () => page.screenshot({ path: `${pictures}${folder}/${name}.png` })
  // A busy machine sometimes gives no picture at the first try.
  await take().catch(take)
}

/** Looks at a screen on the way: a picture of it, and it has to be as every screen must be. */
export async function look(page: Page, name: string, expected: Expected = {}): Promise<void> {
  await photograph(page, folder(), name)
  expect.soft(await checkPage(page, expected), name).toEqual([])
}

/** The same at the desk, on a desktop and on a tablet. */
export async function lookAtDesk(page: Page, name: string, expected: Expected = {}): Promise<void> {
  await photograph(page, folder(), name)
  expect.soft(await checkDesk(page, expected), name).toEqual([])
  const before = page.viewportSize()
  await page.setViewportSize({ width: 768, height: 1024 })
  await photograph(page, folder(), `${name}-tablet`)
  if (before !== null) await page.setViewportSize(before)
}

const folder = (): string =>
  `screens/${expect.getState().testPath?.replace(/.*\/|\.test\.ts$/g, '') ?? 'screens'}`
