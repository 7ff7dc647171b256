import { toHalfWidth } from '@wengang/identifiers/text'

/** The digits of what was typed or pasted: full-width ones count, blanks and words fall away. */
export function readCode(text: string, length: number): string {
  return toHalfWidth(text).replace(/\D/g, '').slice(0, length)
}
