import type { ZipEntry } from './zip-directory.ts'
import { unpackText } from './zip-entry.ts'
import { createXmlScanner } from './xml-scanner.ts'

/** The table of texts that the cells of a workbook point to. Fonts within a text are left out. */
export async function readSharedStrings(bytes: Uint8Array, entry: ZipEntry): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  const scanner = createXmlScanner({
    open(name) {
      if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'si') text = ''
    },
    text(part) {
      if (inText) text += part
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') strings.push(ownText(text))
    },
  })
  for await (const chunk of unpackText(bytes, entry)) scanner.feed(chunk)
  scanner.end()
  return strings
}

/** Undoes `_x000D_`, the way in which a workbook writes characters that XML cannot hold. */
export function ownText(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, fromHex) : text
  // NOTE: a part of a larger string keeps all of it in memory, here the whole file. A copy does not.
  return plain.length < 13 ? plain : Buffer.from(plain).toString()
}

function fromHex(_all: string, hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16))
}
