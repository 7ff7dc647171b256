/** What differs from message to message; a provider that files texts gets these apart from the fixed words. */
export interface Slot {
  name: string
  value: string
}

/** A stretch of fixed words, or a slot. */
export type Piece = string | Slot

export const slot = (name: string, value: string): Slot => ({ name, value })

/** Puts words and slots together: a tag for template strings. */
export function say(
  words: TemplateStringsArray,
  ...between: readonly (Piece | readonly Piece[])[]
): Piece[] {
  const pieces: Piece[] = []
  for (const [index, text] of words.entries()) {
    if (text !== '') pieces.push(text)
    const next = between[index]
    if (next === undefined || next === '') continue
    if (typeof next === 'string' || 'name' in next) pieces.push(next)
    else pieces.push(...next)
  }
  return pieces
}

/** The text as a phone shows it. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.value)).join('')
}

/** The slots in the order in which they stand. */
export function slotsOf(pieces: readonly Piece[]): Slot[] {
  return pieces.filter((piece) => typeof piece !== 'string')
}

/** The text as it is filed with a provider: `${name}` for Aliyun, `{1}` for Tencent. */
export function filedText(pieces: readonly Piece[], style: 'named' | 'numbered'): string {
  let count = 0
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      count += 1
      return style === 'named' ? `\${${piece.name}}` : `{${count}}`
    })
    .join('')
}
