import { type Browser, chromium } from 'playwright-core'
import { chineseFontsConfig } from './chromium-fonts.ts'
import { chromiumProgram } from './chromium-program.ts'

/** Keeps the browser from asking the network for anything on its own account. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let shared: Promise<Browser> | undefined

/** The Chromium of this process for one test file after another; it ends with the process. */
export async function sharedChromium(): Promise<Browser> {
  const running = await shared
  if (running?.isConnected() === true) return running
  shared = launchChromium()
  return shared
}

/**
 * Starts a real Chromium without a window, with the product's Chinese font and no other; the
 * caller closes it. `fontsConfig` is another fontconfig file.
 */
export async function launchChromium(fontsConfig = chineseFontsConfig()): Promise<Browser> {
  const program = await chromiumProgram()
  const libraries = program.libraryFolder === null ? {} : { LD_LIBRARY_PATH: program.libraryFolder }
  return chromium.launch({
    executablePath: program.path,
    args: quiet,
    env: { ...process.env, ...libraries, FONTCONFIG_FILE: fontsConfig },
  })
}
