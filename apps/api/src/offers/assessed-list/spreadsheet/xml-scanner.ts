import { FileRefused } from './refusal.ts'

/** Names come without their prefix; `attributes` is the raw text behind the name. */
export interface XmlHandlers {
  open: (name: string, attributes: string) => void
  text: (text: string) => void
  close: (name: string) => void
}

export interface XmlScanner {
  feed: (chunk: string) => void
  /** Throws FileRefused `damaged` when the text stops inside a tag. */
  end: () => void
}

/** No tag and no text of a spreadsheet comes near; it bounds what a hostile file can pile up. */
const LONGEST_PIECE = 1024 * 1024
const CDATA = '<![CDATA['
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/**
 * Reads XML piece by piece and tells what it meets. It knows what spreadsheets contain and no
 * more: a document type, and with it every entity of a file's own, is refused.
 */
export function createXmlScanner(handlers: XmlHandlers): XmlScanner {
  let rest = ''

  function feed(chunk: string): void {
    const text = rest + chunk
    let at = 0
    for (;;) {
      const open = text.indexOf('<', at)
      if (open === -1) break
      if (open > at) handlers.text(decodeEntities(text.slice(at, open)))
      at = open
      const end = markupEnd(text, open)
      if (end === -1) break
      report(text, open, end)
      at = end
    }
    rest = text.slice(at)
    if (rest.length > LONGEST_PIECE) throw new FileRefused('damaged')
  }

  function report(text: string, open: number, end: number): void {
    const sign = text[open + 1]
    if (sign === '?') return
    if (sign === '!') {
      if (text.startsWith(CDATA, open)) handlers.text(text.slice(open + CDATA.length, end - 3))
      return
    }
    if (sign === '/') {
      const nameEnd = endOfName(text, open + 2, end - 1)
      handlers.close(withoutPrefix(text.slice(open + 2, nameEnd)))
      return
    }
    const empty = text[end - 2] === '/'
    const inside = empty ? end - 2 : end - 1
    const nameEnd = endOfName(text, open + 1, inside)
    const name = withoutPrefix(text.slice(open + 1, nameEnd))
    handlers.open(name, text.slice(nameEnd, inside))
    if (empty) handlers.close(name)
  }

  return {
    feed,
    end() {
      if (rest.includes('<')) throw new FileRefused('damaged')
    },
  }
}

/** A reader of one attribute by name, for tags that are met a million times. */
export function attributeReader(name: string): (attributes: string) => string | null {
  const usual = ` ${name}="`
  const unusual = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  return (attributes) => {
    const start = attributes.indexOf(usual)
    if (start !== -1) {
      const valueStart = start + usual.length
      return decodeEntities(attributes.slice(valueStart, attributes.indexOf('"', valueStart)))
    }
    const found = unusual.exec(attributes)
    return found ? decodeEntities(found[1] ?? found[2] ?? '') : null
  }
}

/** True where an attribute says so in one of the two ways of a spreadsheet. */
export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true'
}

/** Index behind the markup that begins at `open`, or -1 when its end has not come yet. */
function markupEnd(text: string, open: number): number {
  if (text[open + 1] === '?') return behind(text, '?>', open)
  if (text[open + 1] !== '!') return tagEnd(text, open)
  if (text.startsWith('<!--', open)) return behind(text, '-->', open + 4)
  if (text.startsWith(CDATA, open)) return behind(text, ']]>', open + CDATA.length)
  if (text.length - open < CDATA.length) return -1
  throw new FileRefused('damaged')
}

function behind(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from)
  return at === -1 ? -1 : at + closing.length
}

/** A `>` between the quotes of an attribute does not end a tag. */
function tagEnd(text: string, open: number): number {
  let quote = 0
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x22 || code === 0x27) {
      quote = code
    } else if (code === 0x3e) {
      return at + 1
    }
  }
  return -1
}

function endOfName(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) <= 0x20) return at
  }
  return end
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? String(all)
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : String(all)
  })
}
