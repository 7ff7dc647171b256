const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/**
 * Check character of an organisation code (组织机构代码, GB 11714).
 * @param body its first eight characters, upper case; anything else throws a RangeError.
 */
export function orgCodeCheckCharacter(body: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body)) {
    throw new RangeError('the body of an organisation code has eight characters of 0-9 and A-Z')
  }
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * ALPHABET.indexOf(body.charAt(place)),
    0,
  )
  const check = 11 - (sum % 11)
  if (check === 11) return '0'
  return check === 10 ? 'X' : String(check)
}

/** Whether nine normalised characters are an organisation code with the right check character. */
export function isOrgCode(orgCode: string): boolean {
  return (
    /^[0-9A-Z]{8}[0-9X]$/.test(orgCode) &&
    orgCodeCheckCharacter(orgCode.slice(0, 8)) === orgCode.charAt(8)
  )
}
