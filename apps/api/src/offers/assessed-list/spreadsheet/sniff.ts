import { FileRefused } from './refusal.ts'
import type { RefusalCode } from './refusal.ts'
import { readZipDirectory } from './zip-directory.ts'

export type FileType = 'xlsx' | 'csv'

interface Signature {
  /** First bytes of the file, as Latin-1 text. */
  begins: string
  code: RefusalCode
}

const SIGNATURES: readonly Signature[] = [
  { begins: '%PDF', code: 'pdf' },
  { begins: '\x89PNG', code: 'picture' },
  { begins: '\xff\xd8\xff', code: 'picture' },
  { begins: 'GIF8', code: 'picture' },
  { begins: 'BM', code: 'picture' },
  { begins: 'II*\0', code: 'picture' },
  { begins: 'MM\0*', code: 'picture' },
  { begins: 'Rar!', code: 'archive' },
  { begins: '7z\xbc\xaf', code: 'archive' },
  { begins: '\x1f\x8b', code: 'archive' },
  { begins: '{\\rtf', code: 'document' },
  { begins: '\xff\xfe', code: 'encoding' },
  { begins: '\xfe\xff', code: 'encoding' },
]

const ZIP = 'PK\x03\x04'
const EMPTY_ZIP = 'PK\x05\x06'
/** The container of .xls, .doc and of every Office file with a password. */
const OLE = '\xd0\xcf\x11\xe0'
const LONGEST_SIGNATURE = 16

/**
 * What a file is, by its content; its name says nothing.
 * Throws FileRefused with the words for everything but xlsx and text.
 */
export function sniffFile(bytes: Uint8Array): FileType {
  if (bytes.length === 0) throw new FileRefused('empty')
  const start = Buffer.from(bytes.subarray(0, LONGEST_SIGNATURE)).toString('latin1')
  if (start.startsWith(ZIP)) return sniffZip(bytes)
  if (start.startsWith(EMPTY_ZIP)) throw new FileRefused('archive')
  if (start.startsWith(OLE)) throw new FileRefused(kindOfOle(bytes))
  const signature = SIGNATURES.find(({ begins }) => start.startsWith(begins))
  if (signature && isBinary(bytes, signature)) throw new FileRefused(signature.code)
  return 'csv'
}

function sniffZip(bytes: Uint8Array): FileType {
  const names = [...readZipDirectory(bytes).keys()]
  const has = (folder: string) => names.some((name) => name.startsWith(folder))
  if (names.includes('xl/workbook.bin')) throw new FileRefused('binaryExcel')
  if (names.includes('[Content_Types].xml') && has('xl/')) return 'xlsx'
  if (has('word/') || has('ppt/')) throw new FileRefused('document')
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw new FileRefused('openDocument')
  }
  throw new FileRefused('archive')
}

function kindOfOle(bytes: Uint8Array): RefusalCode {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (names.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'encrypted'
  return names.includes(Buffer.from('WordDocument', 'utf16le')) ? 'document' : 'oldExcel'
}

/** `BM` and `II` may also begin a text; in a picture a zero byte follows soon. */
function isBinary(bytes: Uint8Array, signature: Signature): boolean {
  return (
    signature.begins.length > 2 || signature.code !== 'picture' || bytes.subarray(0, 64).includes(0)
  )
}
