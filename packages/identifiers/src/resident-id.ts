import { codePointLength, stripBlanks, toHalfWidth } from './text.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'
/** An earlier year is a slip. The standard's own examples go back to 1880. */
const EARLIEST_BIRTH_DATE = '1800-01-01'

export interface ResidentId {
  idNumber: string
  /** Region of first registration, often historic: never a reason to refuse. */
  regionCode: string
  /** YYYY-MM-DD */
  birthDate: string
  sex: 'male' | 'female'
}

export type ResidentIdRefusal =
  | { reason: 'length'; length: number }
  | { reason: 'characters' }
  /** Not a day of the calendar, or of no living person. */
  | { reason: 'birthDate' }
  | { reason: 'futureBirthDate' }
  | { reason: 'check' }

export type ResidentIdResult = ({ ok: true } & ResidentId) | ({ ok: false } & ResidentIdRefusal)

/** Half width, without blanks, the check character X in upper case. */
export function normaliseResidentId(text: string): string {
  return stripBlanks(toHalfWidth(text)).toUpperCase()
}

/**
 * Check character of a resident ID (公民身份号码, GB 11643-1999).
 * @param body its first seventeen digits; anything else throws a RangeError.
 */
export function residentIdCheckCharacter(body: string): string {
  if (!/^\d{17}$/.test(body)) throw new RangeError('the body of a resident ID has seventeen digits')
  const sum = WEIGHTS.reduce(
    (total, weight, place) => total + weight * Number(body.charAt(place)),
    0,
  )
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/**
 * Reads a resident ID as typed or imported.
 * @param today YYYY-MM-DD in Asia/Shanghai, for finding birth dates that are still to come
 */
export function parseResidentId(text: string, today: string): ResidentIdResult {
  const idNumber = normaliseResidentId(text)
  const length = codePointLength(idNumber)
  if (length !== 18) return { ok: false, reason: 'length', length }
  if (!/^\d{17}[\dX]$/.test(idNumber)) return { ok: false, reason: 'characters' }
  const birthDate = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  if (!isCalendarDay(birthDate) || birthDate < EARLIEST_BIRTH_DATE) {
    return { ok: false, reason: 'birthDate' }
  }
  if (birthDate > today) return { ok: false, reason: 'futureBirthDate' }
  if (residentIdCheckCharacter(idNumber.slice(0, 17)) !== idNumber.charAt(17)) {
    return { ok: false, reason: 'check' }
  }
  const sex = Number(idNumber.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return { ok: true, idNumber, regionCode: idNumber.slice(0, 6), birthDate, sex }
}

/** Whether a text is a right resident ID of somebody born by `today` (YYYY-MM-DD). */
export function isResidentId(text: string, today: string): boolean {
  return parseResidentId(text, today).ok
}

function isCalendarDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}
