import { describe, expect, it } from 'vitest'
import { sample } from '../fixtures/lists.ts'
import { makeZip } from '../fixtures/make-zip.ts'
import { FileRefused } from './refusal.ts'
import { sniffFile } from './sniff.ts'

function sniffed(content: string | Uint8Array): string {
  try {
    return sniffFile(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
}

const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')

describe('sniffFile', () => {
  it.each([
    ['henan-refund-2023-clean.xlsx', 'xlsx'],
    ['henan-refund-2023-clean-gb18030.csv', 'csv'],
    ['henan-refund-2023-clean-utf8-bom.csv', 'csv'],
  ])('knows %s by its content', (name, type) => {
    expect(sniffed(sample(name))).toBe(type)
  })

  it.each([
    ['nothing', '', 'empty'],
    ['a PDF', '%PDF-1.7', 'pdf'],
    ['a PNG', '\x89PNG\r\n', 'picture'],
    ['a JPEG', '\xff\xd8\xff\xe0', 'picture'],
    ['a bitmap', 'BM\x36\x10\0\0\0\0', 'picture'],
    ['a RAR archive', 'Rar!\x1a', 'archive'],
    ['gzip', '\x1f\x8b\x08', 'archive'],
    ['an empty zip', 'PK\x05\x06', 'archive'],
    ['UTF-16 text', '\xff\xfeA\0', 'encoding'],
    ['RTF', '{\\rtf1', 'document'],
    ['an old workbook', OLE + utf16('Workbook'), 'oldExcel'],
    ['an old document', OLE + utf16('WordDocument'), 'document'],
    ['a workbook with a password', OLE + utf16('EncryptedPackage'), 'encrypted'],
  ])('refuses %s', (_what, content, code) => {
    expect(sniffed(content)).toBe(code)
  })

  it.each([
    ['a document', ['[Content_Types].xml', 'word/document.xml'], 'document'],
    ['an .ods table', ['mimetype', 'content.xml'], 'openDocument'],
    ['a binary workbook', ['[Content_Types].xml', 'xl/workbook.bin'], 'binaryExcel'],
    ['some other zip', ['名单.xlsx'], 'archive'],
  ])('tells %s from a workbook', (_what, names, code) => {
    expect(sniffed(makeZip(names.map((name) => ({ name, content: 'x' }))))).toBe(code)
  })

  it('takes a text that begins with BM for text', () => {
    expect(sniffed('BM,单位名称\r\n')).toBe('csv')
  })
})
