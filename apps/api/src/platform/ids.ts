import { randomPart } from './random.ts'

/** Counts begin below this and have as many again to go before they leave their 30 bits. */
const firstCounts = 2 ** 29

let lastInstant = -1
let count = 0

/**
 * A UUIDv7 from the injected clock: sorts by time, needs no sequence in the database. Ids of one instant
 * count up from a random place and end in 44 random bits: rows that are made together then stand beside each
 * other in every index, where ids in random order would have a page written for each row.
 */
export function newId(now: number): string {
  const random = randomPart(10)
  count = now === lastInstant ? count + 1 : random.readUInt32BE(6) % firstCounts
  lastInstant = now
  const time = hex(now, 12)
  const first = hex(0x7000 | (count >>> 18), 4)
  const second = hex(0x8000 | ((count >>> 4) & 0x3fff), 4)
  const third = hex(((count & 0xf) << 12) | (random.readUInt16BE(0) & 0xfff), 4)
  const rest = random.toString('hex', 2, 6)
  return `${time.slice(0, 8)}-${time.slice(8)}-${first}-${second}-${third}${rest}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
