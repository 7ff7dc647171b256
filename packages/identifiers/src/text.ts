/** Half-width form of full-width ASCII (１ Ａ （ ％ …) and of the wide blank; everything else stays. */
export function toHalfWidth(text: string): string {
  // NOTE: not NFKC, which would also rewrite characters that belong to a name, such as ㈱ or Ⅲ.
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
}

/** Removes every blank, also the invisible marks that phones and spreadsheets paste around numbers. */
export function stripBlanks(text: string): string {
  return text.replace(/[\s\p{Cf}]/gu, '')
}

/** Removes blanks and every kind of hyphen or dash, as used to group the digits of long numbers. */
export function stripSeparators(text: string): string {
  return stripBlanks(text).replace(/[\p{Pd}\u2212]/gu, '')
}

/** Number of code points, so that a character outside the basic plane counts as one. */
export function codePointLength(text: string): number {
  return Array.from(text).length
}

export interface PrivateUseCharacter {
  /** Place in the text counted in code points, from 1. */
  position: number
  character: string
  /** For example `U+E0A3`. */
  codePoint: string
}

/**
 * The private-use characters of a text, which look different or empty on every machine. They are
 * to be marked and reported, never dropped.
 */
export function findPrivateUse(text: string): PrivateUseCharacter[] {
  return Array.from(text).flatMap((character, index) => {
    if (!hasPrivateUse(character)) return []
    const hex = character.codePointAt(0)?.toString(16).toUpperCase() ?? ''
    return [{ position: index + 1, character, codePoint: `U+${hex}` }]
  })
}

export function hasPrivateUse(text: string): boolean {
  return /\p{Co}/u.test(text)
}
