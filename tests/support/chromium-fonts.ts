import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(new URL('../../apps/api/package.json', import.meta.url))
const folder = join(import.meta.dirname, '..', '..', '.cache', 'fonts')
const weights = ['400Regular', '500Medium', '700Bold']

/**
 * A fontconfig file that knows the Chinese font of the product and nothing else, so that a page
 * is laid out the same on every machine, whatever fonts that machine has or lacks.
 */
export function chineseFontsConfig(): string {
  const folders = weights.map((weight) =>
    dirname(resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)),
  )
  return writeConfig('chinese', folders)
}

/** A fontconfig file without any font, to prove that the other one makes the difference. */
export function noFontsConfig(): string {
  return writeConfig('none', [])
}

function writeConfig(name: string, fontFolders: string[]): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.conf`)
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...fontFolders.map((fonts) => `  <dir>${escapeXml(fonts)}</dir>`),
    `  <cachedir>${escapeXml(join(folder, 'cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ]
  const writing = `${file}.${process.pid}`
  writeFileSync(writing, lines.join('\n'))
  renameSync(writing, file)
  return file
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
