import { describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { chineseFontsConfig, noFontsConfig } from './chromium-fonts.ts'
import { chromiumProgram } from './chromium-program.ts'

/** Pictures of single characters; characters that no font has all look the same. */
async function picturesOf(characters: string[], fontsConfig: string): Promise<Set<string>> {
  const browser = await launchChromium(fontsConfig)
  try {
    const page = await browser.newPage({ viewport: { width: 100, height: 100 } })
    const pictures = new Set<string>()
    for (const character of characters) {
      await page.setContent(`<p style="font: 40px sans-serif">${character}</p>`)
      pictures.add((await page.screenshot()).toString('base64'))
    }
    return pictures
  } finally {
    await browser.close()
  }
}

describe('the browser of the tests', () => {
  const characters = ['稳', '岗', '通', '龘']

  it('shows Chinese characters by the font of the product alone', async () => {
    expect((await picturesOf(characters, chineseFontsConfig())).size).toBe(4)
  })

  it('would show none without it', async () => {
    expect((await picturesOf(characters, noFontsConfig())).size).toBe(1)
  })

  it('is the one that CHROMIUM_PATH names, and says so when that is not there', async () => {
    const named = await chromiumProgram({ CHROMIUM_PATH: process.execPath })
    expect(named).toEqual({ path: process.execPath, libraryFolder: null })
    await expect(chromiumProgram({ CHROMIUM_PATH: '/nowhere/chrome' })).rejects.toThrow(
      'CHROMIUM_PATH names a file that is not there',
    )
  })
})
