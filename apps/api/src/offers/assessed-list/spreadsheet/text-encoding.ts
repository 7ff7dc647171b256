import { FileRefused } from './refusal.ts'

/** In this order: GB18030 text is hardly ever right UTF-8, and UTF-8 text hardly ever right GB18030. */
const ENCODINGS = ['utf-8', 'gb18030'] as const

/**
 * A text file as text, UTF-8 with or without a byte order mark, or GB18030.
 * Throws FileRefused: `encoding`, or `unknownType` when it is no text at all.
 */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ENCODINGS) {
    const text = decodeAs(encoding, bytes)
    if (text === null) continue
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) throw new FileRefused('unknownType')
    return text
  }
  throw new FileRefused(bytes.includes(0) ? 'unknownType' : 'encoding')
}

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
