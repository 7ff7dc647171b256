import { isOrgCode, orgCodeCheckCharacter } from './org-code.ts'
import { codePointLength, stripBlanks, toHalfWidth } from './text.ts'
import { usccKind } from './uscc-kind.ts'
import type { UsccKind } from './uscc-kind.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const FOREIGN_CHARACTERS = new RegExp(`[^${ALPHABET}]`, 'gu')

export interface Uscc {
  uscc: string
  kind: UsccKind
  /** GB/T 2260 code of the registering office, which need not be where the unit is now. */
  regionCode: string
  /** 组织机构代码, nine characters. */
  orgCode: string
}

export type UsccRefusal =
  | { reason: 'length'; length: number }
  /** Characters that never occur in a code, each once: I, O, S, V, Z, or no letter or digit at all. */
  | { reason: 'alphabet'; characters: string[] }
  /** The six places of the region are not all digits. */
  | { reason: 'region' }
  /** The 18th character does not fit: a slip of the pen. */
  | { reason: 'check' }
  /** The 18th character fits but the inner organisation code does not: no slip, another kind of number. */
  | { reason: 'orgCheck' }

export type UsccResult = ({ ok: true } & Uscc) | ({ ok: false } & UsccRefusal)

/** Upper case, half width, without blanks: the form in which codes are stored and compared. */
export function normaliseUscc(text: string): string {
  return stripBlanks(toHalfWidth(text)).toUpperCase()
}

/**
 * Check character of a unified social credit code (统一社会信用代码, GB 32100-2015).
 * @param body its first seventeen characters, normalised; anything else throws a RangeError.
 */
export function usccCheckCharacter(body: string): string {
  if (body.length !== 17 || body.search(FOREIGN_CHARACTERS) !== -1) {
    throw new RangeError('the body of a code has seventeen characters without I, O, S, V and Z')
  }
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * ALPHABET.indexOf(body.charAt(place)),
    0,
  )
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * A whole code from its parts, for demo data and tests.
 * @param prefix register, kind and region, eight characters: `91410181`
 * @param orgBody organisation code without its check character, eight characters: `MA9XXXX3`
 */
export function completeUscc(prefix: string, orgBody: string): string {
  const body = prefix + orgBody + orgCodeCheckCharacter(orgBody)
  return body + usccCheckCharacter(body)
}

/**
 * Reads a code as typed or imported and says what it consists of or why it is none.
 *
 * The check character alone finds every wrong character and every swap of neighbours. The inner
 * check is needed too: a resident ID passes the outer one in one case of thirty-one.
 */
export function parseUscc(text: string): UsccResult {
  const uscc = normaliseUscc(text)
  const length = codePointLength(uscc)
  if (length !== 18) return { ok: false, reason: 'length', length }
  const foreign = uscc.match(FOREIGN_CHARACTERS)
  if (foreign) return { ok: false, reason: 'alphabet', characters: [...new Set(foreign)] }
  const regionCode = uscc.slice(2, 8)
  if (!/^\d{6}$/.test(regionCode)) return { ok: false, reason: 'region' }
  if (usccCheckCharacter(uscc.slice(0, 17)) !== uscc.charAt(17)) {
    return { ok: false, reason: 'check' }
  }
  const orgCode = uscc.slice(8, 17)
  if (!isOrgCode(orgCode)) return { ok: false, reason: 'orgCheck' }
  return { ok: true, uscc, kind: usccKind(uscc), regionCode, orgCode }
}

/** Whether a text is a right code after normalisation. */
export function isUscc(text: string): boolean {
  return parseUscc(text).ok
}
