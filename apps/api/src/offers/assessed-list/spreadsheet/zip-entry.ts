import { createInflateRaw } from 'node:zlib'
import { FileRefused } from './refusal.ts'
import type { ZipEntry } from './zip-directory.ts'

const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_LENGTH = 30
const STORED = 0
const DEFLATED = 8
const CHUNK = 256 * 1024

/**
 * Unpacks one UTF-8 file of a zip piece by piece, so that the whole is never in memory at once.
 * Throws FileRefused `damaged`, also when more comes out than the directory has claimed.
 */
export async function* unpackText(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of unpack(bytes, entry)) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('damaged', { cause: error })
  }
}

/** The same in one piece, for the small files of a workbook. */
export async function unpackWhole(bytes: Uint8Array, entry: ZipEntry): Promise<string> {
  let text = ''
  for await (const chunk of unpackText(bytes, entry)) text += chunk
  return text
}

async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === STORED) {
    yield packed
    return
  }
  if (entry.method !== DEFLATED) throw new FileRefused('damaged')
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(packed)
  let unpacked = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    unpacked += chunk.length
    if (unpacked > entry.size) throw new FileRefused('damaged')
    yield chunk
  }
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new FileRefused('encrypted')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + LOCAL_HEADER_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL_HEADER) {
    throw new FileRefused('damaged')
  }
  const start =
    at + LOCAL_HEADER_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const end = start + entry.compressedSize
  if (end > bytes.length) throw new FileRefused('damaged')
  return bytes.subarray(start, end)
}
