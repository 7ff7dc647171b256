import type { materialLimits } from '@wengang/contracts'

export type MaterialType = (typeof materialLimits.types)[number]

/**
 * The type of a file by its content alone; null for anything but a whole JPEG, PNG or PDF. Looks as far into
 * the structure as it takes to refuse a file that was cut off or only begins like one.
 */
export function materialType(bytes: Uint8Array): MaterialType | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPng(file)) return 'image/png'
  if (isJpeg(file)) return 'image/jpeg'
  if (isPdf(file)) return 'application/pdf'
  return null
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The signature, a header with a size, and whole chunks up to the end chunk. */
function isPng(file: Buffer): boolean {
  if (!file.subarray(0, 8).equals(pngSignature)) return false
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    if (at === 8 && !isPngHeader(file, length, kind)) return false
    if (kind === 'IEND') return length === 0
    at += 12 + length
  }
  return false
}

function isPngHeader(file: Buffer, length: number, kind: string): boolean {
  if (kind !== 'IHDR' || length !== 13 || file.length < 33) return false
  return file.readUInt32BE(16) > 0 && file.readUInt32BE(20) > 0
}

/** Segments up to the scan, a frame with a size among them, and the end mark behind it. */
function isJpeg(file: Buffer): boolean {
  if (file.length < 4 || file.readUInt16BE(0) !== 0xffd8) return false
  let hasFrame = false
  for (let at = 2; at + 4 <= file.length;) {
    if (file.readUInt8(at) !== 0xff) return false
    const mark = file.readUInt8(at + 1)
    // Any number of fill bytes may stand before a mark.
    if (mark === 0xff) {
      at += 1
      continue
    }
    if (mark === startOfScan) return hasFrame && file.lastIndexOf(endOfImage) > at
    const length = file.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > file.length) return false
    if (isFrame(mark)) {
      if (length < 8 || file.readUInt16BE(at + 5) === 0 || file.readUInt16BE(at + 7) === 0) {
        return false
      }
      hasFrame = true
    }
    at += 2 + length
  }
  return false
}

const startOfScan = 0xda
const endOfImage = Buffer.from([0xff, 0xd9])

/** C0 to CF begin a frame, but for the tables C4 and CC and the reserved C8. */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
}

/** The version at the very beginning; the cross-reference and the end mark near the end. */
function isPdf(file: Buffer): boolean {
  if (!/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) return false
  const end = file.toString('latin1', Math.max(0, file.length - 2_048))
  return /startxref\s+\d+\s+%%EOF\s*$/.test(end)
}
