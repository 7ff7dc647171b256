const singlePart = 70
/** A message of several parts spends three characters of each on joining them again. */
const joinedPart = 67
const longestSms = 500

export type SmsLength =
  | { ok: true; characters: number; parts: number }
  | { ok: false; refusal: 'tooLong'; characters: number }

/**
 * How many parts a text is billed as, the signature 【】 included. A character outside the basic
 * plane travels as two, and is counted so.
 */
export function smsParts(text: string): SmsLength {
  const characters = text.length
  if (characters > longestSms) return { ok: false, refusal: 'tooLong', characters }
  const parts = characters <= singlePart ? 1 : Math.ceil(characters / joinedPart)
  return { ok: true, characters, parts }
}
