import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

/** A Chromium to start, and a folder of libraries it needs where the machine has none. */
export interface ChromiumProgram {
  path: string
  libraryFolder: string | null
}

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const cacheFolder = join(import.meta.dirname, '..', '..', '.cache')

/**
 * The Chromium for the tests: the one that `CHROMIUM_PATH` names, one of the system, or the one
 * shipped by npm. Fails with a sentence that says what to install.
 */
export async function chromiumProgram(env = process.env): Promise<ChromiumProgram> {
  const named = env['CHROMIUM_PATH']
  if (named !== undefined) {
    if (!existsSync(named))
      throw new Error(`CHROMIUM_PATH names a file that is not there: ${named}`)
    return { path: named, libraryFolder: null }
  }
  const installed = onPath(env['PATH'] ?? '')
  if (installed !== undefined) return { path: installed, libraryFolder: null }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found: install Chromium or Chrome, or set CHROMIUM_PATH.')
  }
  return shippedChromium()
}

function onPath(path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  const candidates = systemNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find((candidate) => existsSync(candidate))
}

/** Unpacks the packed Chromium once; a second process that did the same meanwhile does no harm. */
async function shippedChromium(): Promise<ChromiumProgram> {
  const require = createRequire(import.meta.url)
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const folder = join(cacheFolder, `chromium-${version}`)
  if (!existsSync(folder)) {
    await mkdir(cacheFolder, { recursive: true })
    const unpacking = mkdtempSync(`${folder}-`)
    await pipeline(
      createReadStream(join(home, 'bin', 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(unpacking, 'chromium'), { mode: 0o755 }),
    )
    const libraries = brotliDecompressSync(readFileSync(join(home, 'bin', 'al2023.tar.br')))
    execFileSync('tar', ['-x', '-C', unpacking], { input: libraries })
    await rename(unpacking, folder).catch(() => rm(unpacking, { recursive: true }))
  }
  const path = join(folder, 'chromium')
  return { path, libraryFolder: lacksLibraries(path) ? join(folder, 'lib') : null }
}

/** Small images have no NSS; the package ships one, which must not shadow that of the system. */
function lacksLibraries(program: string): boolean {
  return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found')
}
