import { FileRefused } from './refusal.ts'

const MB = 1024 * 1024
/** A hundred thousand units saved by an office program come to about 140 MB. */
const LARGEST_TOTAL = 400 * MB
/** Spreadsheets shrink ten to fifty times; a thousand times is the most that a zip can claim. */
const LARGEST_RATIO = 200
/** Below this even a bomb does no harm, and tiny files may shrink a lot. */
const HARMLESS_TOTAL = 20 * MB

const END_RECORD = 0x06054b50
const END_RECORD_LENGTH = 22
const LONGEST_COMMENT = 0xffff
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_END_RECORD = 0x06064b50
const FILE_RECORD = 0x02014b50
const FILE_RECORD_LENGTH = 46
const ZIP64_FIELD = 1
const IN_ZIP64 = 0xffffffff

export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  compressedSize: number
  /** Size once unpacked, as the directory claims. */
  size: number
  headerOffset: number
}

export type ZipDirectory = ReadonlyMap<string, ZipEntry>

/**
 * The directory at the end of a zip file, without unpacking anything.
 * Throws FileRefused: `damaged` when it cannot be read, `bomb` when what it claims to hold is too
 * much, in all or against the size of the file.
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const entries = readEntries(bytes)
  const total = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (total > LARGEST_TOTAL) throw new FileRefused('bomb')
  if (total > HARMLESS_TOTAL && total > bytes.length * LARGEST_RATIO) throw new FileRefused('bomb')
  const directory = new Map(entries.map((entry) => [entry.name, entry]))
  // NOTE: of two entries with one name other programs may read the other one.
  if (directory.size !== entries.length) throw new FileRefused('damaged')
  return directory
}

function readEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { count, offset } = readEndRecord(view)
    const entries: ZipEntry[] = []
    let at = offset
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== FILE_RECORD) throw new FileRefused('damaged')
      const nameLength = view.getUint16(at + 28, true)
      const extraLength = view.getUint16(at + 30, true)
      entries.push(readFileRecord(view, bytes, at, nameLength, extraLength))
      at += FILE_RECORD_LENGTH + nameLength + extraLength + view.getUint16(at + 32, true)
    }
    return entries
  } catch (error) {
    // A RangeError is a record that points beyond the end of the file.
    throw error instanceof RangeError ? new FileRefused('damaged', { cause: error }) : error
  }
}

function readEndRecord(view: DataView): { count: number; offset: number } {
  const last = view.byteLength - END_RECORD_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== END_RECORD) continue
    const count = view.getUint16(at + 10, true)
    const offset = view.getUint32(at + 16, true)
    if (count !== 0xffff && offset !== IN_ZIP64) return { count, offset }
    return readZip64EndRecord(view, at - 20)
  }
  throw new FileRefused('damaged')
}

function readZip64EndRecord(view: DataView, locator: number): { count: number; offset: number } {
  if (view.getUint32(locator, true) !== ZIP64_LOCATOR) throw new FileRefused('damaged')
  const at = readUint64(view, locator + 8)
  if (view.getUint32(at, true) !== ZIP64_END_RECORD) throw new FileRefused('damaged')
  return { count: readUint64(view, at + 32), offset: readUint64(view, at + 48) }
}

function readFileRecord(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry {
  const nameStart = at + FILE_RECORD_LENGTH
  const long = zip64Values(view, nameStart + nameLength, extraLength)
  // Each value that does not fit its place stands in the extra field instead, in this order.
  const valueAt = (place: number) => {
    const value = view.getUint32(place, true)
    return value === IN_ZIP64 ? (long.shift() ?? value) : value
  }
  const size = valueAt(at + 24)
  const compressedSize = valueAt(at + 20)
  const headerOffset = valueAt(at + 42)
  return {
    name: new TextDecoder().decode(bytes.subarray(nameStart, nameStart + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    compressedSize,
    size,
    headerOffset,
  }
}

function zip64Values(view: DataView, start: number, length: number): number[] {
  let at = start
  while (at + 4 <= start + length) {
    const fieldLength = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === ZIP64_FIELD) {
      const values = Math.floor(fieldLength / 8)
      return Array.from({ length: values }, (_, index) => readUint64(view, at + 4 + index * 8))
    }
    at += 4 + fieldLength
  }
  return []
}

function readUint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}
