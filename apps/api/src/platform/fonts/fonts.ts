import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)

/** The font file of running text; every weight of the family covers the same characters. */
export function bodyFontFile(): string {
  return resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
}

/** The font file of headings and of what must be seen first. */
export function boldFontFile(): string {
  return resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')
}
