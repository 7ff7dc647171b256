const single = 70
const joined = 67
const userDataHeader = 0x40

/** One part as it travels: UCS-2, with a header in front when there are several. */
export interface SmsPart {
  esmClass: number
  payload: Buffer
}

/**
 * Cuts a text into the parts of a long message: 70 characters alone, 67 beside the six octets that join them.
 * A character outside the basic plane is two and is never cut in half. `reference` tells the long messages of
 * one sender apart, 0 to 255.
 */
export function splitSms(text: string, reference: number): SmsPart[] {
  if (text.length <= single) return [{ esmClass: 0, payload: ucs2(text) }]
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const most = Math.min(from + joined, text.length)
    const end = most < text.length && isHighSurrogate(text, most - 1) ? most - 1 : most
    pieces.push(text.slice(from, end))
    from = end
  }
  return pieces.map((piece, index) => ({
    esmClass: userDataHeader,
    payload: Buffer.concat([
      Buffer.from([5, 0, 3, reference & 0xff, pieces.length, index + 1]),
      ucs2(piece),
    ]),
  }))
}

function ucs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xd8_00 && unit <= 0xdb_ff
}
