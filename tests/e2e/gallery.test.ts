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

/** How a story is shown. */
interface Showing {
  story: string
  scheme: 'light' | 'dark'
  elder: boolean
}

it(
  'shows every screen in every state, and each is as a screen must be',
  { timeout: 300_000 },
  async () => {
    const stories = await storyNames(await stage.phone())
    expect(stories.length).toBeGreaterThan(20)
    const showings = stories.flatMap(showingsOf)
    const findings: Record<string, string[]> = {}
    await Promise.all(
      Array.from({ length: pages }, async () => {
        const page = await stage.phone()
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

function showingsOf(story: string): Showing[] {
  const usual: Showing = { story, scheme: 'light', elder: false }
  if (!alsoDarkAndElder.test(story)) return [usual]
  return [usual, { ...usual, scheme: 'dark' }, { ...usual, elder: true }]
}

const titleOf = ({ story, scheme, elder }: Showing): string =>
  [story, ...(scheme === 'dark' ? ['dark'] : []), ...(elder ? ['elder'] : [])].join(' ')

async function findingsOf(page: Page, showing: Showing): Promise<string[]> {
  const { story, scheme, elder } = showing
  await page.setViewportSize(tall)
  await page.emulateMedia({ colorScheme: scheme })
  await page.goto(`/dev/gallery?story=${story}${elder ? '&elder=1' : ''}`)
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
