import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { checkPage } from '../support/page.ts'
import { openStage, photograph } from './stage.ts'

const stage = openStage()
const tall = { width: 360, height: 740 }
const wide = { width: 1280, height: 800 }
/** Stories are shown on two pages at once: one for each core of a small machine. */
const pages = 2
/** Pictures of every story are for people: `GALLERY_PICTURES=1`. */
const pictures = process.env['GALLERY_PICTURES'] === '1'

interface Look {
  scheme: 'light' | 'dark'
  elder: boolean
}
const usual: Look = { scheme: 'light', elder: false }
/** One after another: a story never follows itself. */
const looks: readonly Look[] = [
  usual,
  { scheme: 'dark', elder: false },
  { scheme: 'light', elder: true },
]

/** How a story is shown. */
interface Showing extends Look {
  story: string
}

it(
  'shows every screen in every state, and each is as a screen must be',
  { timeout: 300_000 },
  async () => {
    const stories = await storyNames(await stage.phone())
    expect(stories.length).toBeGreaterThan(20)
    const showings = looks.flatMap((look) =>
      stories
        .filter((story) => look === usual || alsoDarkAndElder.test(story))
        .map((story) => ({ story, ...look })),
    )
    const findings: Record<string, string[]> = {}
    await Promise.all(
      Array.from({ length: pages }, async () => {
        const page = await stage.phone()
        await watchActing(page)
        for (let next = showings.shift(); next !== undefined; next = showings.shift()) {
          const found = await findingsOf(page, next)
          if (found.length > 0) findings[titleOf(next)] = found
        }
      }),
    )
    expect(findings).toEqual({})
  },
)

async function storyNames(page: Page): Promise<string[]> {
  await page.goto('/dev/gallery')
  await page.locator('.gallery').waitFor()
  return page.locator('.gallery li > a').allTextContents()
}

/** Screens and parts that between them use every colour and every size. */
const alsoDarkAndElder =
  /^(base-(buttons|choice-made|fields|sheet-confirm|tags-banners|timeline)|landing|offers?-(open|longest|twelve)|read-(seven-left|enough)|decide-(accept-chosen|check-decline|conflict)|done-accepted|cases?-(several|returned|publicity)|sheet-accept|why-own|home-several|me-administrator|operators-several|login-operator|administrator-blank|register-(several-units|pending|longest)|register-person-(wrong-check-digit|code-wrong)|register-unit-name-differs|register-open-(agreed|typed)|register-opened)$/

const titleOf = ({ story, scheme, elder }: Showing): string =>
  [story, ...(scheme === 'dark' ? ['dark'] : []), ...(elder ? ['elder'] : [])].join(' ')

/** Notes in the window whether somebody has acted since the page was loaded. */
async function watchActing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const note = () => Reflect.set(window, 'acted', true)
    const options = { subtree: true, attributeFilter: ['data-acting'] }
    new MutationObserver(note).observe(document, options)
  })
}

/**
 * Shows a story in place of the one before, as the app itself goes from page to page. What acts leave
 * behind belongs to their story: after them the page is loaded again, which takes longer than all else.
 */
async function show(page: Page, address: string): Promise<void> {
  const isShown = await page.evaluate(async (to) => {
    const app: (Element & { __vue_app__?: VueApp }) | null = document.querySelector('#app')
    const router = app?.__vue_app__?.config.globalProperties.$router
    if (router === undefined || Reflect.has(window, 'acted')) return false
    const before = document.querySelector('h1')
    await router.replace(to)
    for (let frame = 0; document.contains(before); frame += 1) {
      if (frame > 600) throw new Error(`the story before stays: ${to}`)
      await new Promise(requestAnimationFrame)
    }
    return true
  }, address)
  if (!isShown) await page.goto(address)
}

/** What Vue leaves at the element it is mounted on. */
interface VueApp {
  config: { globalProperties: { $router: { replace(to: string): Promise<unknown> } } }
}

async function findingsOf(page: Page, showing: Showing): Promise<string[]> {
  const { story, scheme, elder } = showing
  await page.setViewportSize(tall)
  await page.emulateMedia({ colorScheme: scheme })
  await show(page, `/dev/gallery?story=${story}${elder ? '&elder=1' : ''}`)
  await page.locator('h1').first().waitFor()
  await page.locator('html:not([data-acting])').waitFor()
  if (!pictures) return checkPage(page)
  await photograph(page, 'gallery', titleOf(showing).replaceAll(' ', '-'))
  const findings = await checkPage(page)
  if (scheme === 'light' && !elder) {
    await page.setViewportSize(wide)
    await photograph(page, 'gallery', `${story}-wide`)
  }
  return findings
}
