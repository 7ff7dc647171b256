/** Text in GB18030, which bank programs often want; Node reads it and does not write it. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else bytes.push(...(point > 0xffff ? beyond(point) : within(character)))
  }
  return Uint8Array.from(bytes)
}

/** Above the basic plane the four bytes are counted through. */
function beyond(point: number): number[] {
  let rest = point - 0x10000
  const fourth = 0x30 + (rest % 10)
  rest = Math.floor(rest / 10)
  const third = 0x81 + (rest % 126)
  rest = Math.floor(rest / 126)
  return [0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), third, fourth]
}

let table: Map<string, number[]> | null = null

function within(character: string): number[] {
  table ??= readTable()
  // The replacement character, for halves of a pair that stand alone.
  return table.get(character) ?? [0x84, 0x31, 0xa4, 0x37]
}

/** The table that Node reads by, read backwards once. */
function readTable(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, number[]>()
  const note = (...bytes: number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\uFFFD' && !found.has(text)) found.set(text, bytes)
  }
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) note(first, second)
  }
  for (let first = 0x81; first <= 0x84; first += 1) {
    for (let second = 0x30; second <= 0x39; second += 1) {
      for (let third = 0x81; third <= 0xfe; third += 1) {
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) note(first, second, third, fourth)
      }
    }
  }
  return found
}
