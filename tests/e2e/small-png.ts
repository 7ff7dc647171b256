import { crc32, deflateSync } from 'node:zlib'

/** Four bytes a pixel, as pngjs reads a picture. */
export interface Picture {
  width: number
  height: number
  data: Uint8Array
}

const colours = 256

/**
 * A picture as PNG with at most 256 colours, about a third of the bytes. For screens, whose many
 * shades are those of a few colours; transparency is lost.
 */
export function smallPng(picture: Picture): Buffer {
  const palette = commonColours(picture)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(picture.width, 0)
  header.writeUInt32BE(picture.height, 4)
  // Eight bits a pixel that name a colour of the palette.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows(picture, palette), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(content.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), 4 + body.length)
  return frame
}

const channels = (colour: number): [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
]

function colourAt({ data }: Picture, pixel: number): number {
  const at = pixel * 4
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
}

/** The most frequent colours; of shades that look alike only the most frequent one. */
function commonColours(picture: Picture): number[] {
  const counts = new Map<number, number>()
  for (let pixel = 0; pixel < picture.width * picture.height; pixel += 1) {
    const colour = colourAt(picture, pixel)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const alike = new Set<number>()
  const chosen: number[] = []
  for (const [colour] of [...counts].sort(([, a], [, b]) => b - a)) {
    const shade = channels(colour).reduce((sum, channel) => sum * 32 + (channel >> 3), 0)
    if (alike.has(shade)) continue
    alike.add(shade)
    chosen.push(colour)
    if (chosen.length === colours) break
  }
  return chosen
}

/** One byte a pixel, and before each row a zero: its bytes stand as they are. */
function rows(picture: Picture, palette: readonly number[]): Buffer {
  const bytes = Buffer.alloc((picture.width + 1) * picture.height)
  const known = new Map<number, number>()
  for (let pixel = 0; pixel < picture.width * picture.height; pixel += 1) {
    const colour = colourAt(picture, pixel)
    const place = known.get(colour) ?? nearest(colour, palette)
    known.set(colour, place)
    bytes[pixel + Math.floor(pixel / picture.width) + 1] = place
  }
  return bytes
}

function nearest(colour: number, palette: readonly number[]): number {
  const [red, green, blue] = channels(colour)
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [place, other] of palette.entries()) {
    const [r, g, b] = channels(other)
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2
    if (distance < least) [best, least] = [place, distance]
  }
  return best
}
