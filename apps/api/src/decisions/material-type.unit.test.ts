import { describe, expect, it } from 'vitest'
import { exampleJpeg, examplePdf, examplePng } from './example-files.ts'
import { materialType } from './material-type.ts'

describe('the type of a file', () => {
  it('is found from its content', () => {
    expect(materialType(exampleJpeg)).toBe('image/jpeg')
    expect(materialType(examplePng)).toBe('image/png')
    expect(materialType(examplePdf)).toBe('application/pdf')
  })

  it('is none when the file was cut off anywhere', () => {
    for (const file of [exampleJpeg, examplePng, examplePdf]) {
      for (let length = 0; length < file.length - 1; length += 1) {
        expect(materialType(file.subarray(0, length)), `${length} bytes`).toBeNull()
      }
    }
  })

  it('is none for what only begins like one', () => {
    const text = new TextEncoder()
    for (const words of [
      '',
      '\u0000',
      'MZ\u0090\u0000 a program',
      '<!doctype html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '%PDF-1.7\nno cross-reference\n%%EOF\n',
      '%PDF-X startxref\n9\n%%EOF\n',
      'GIF89a',
      'PK\u0003\u0004',
    ]) {
      expect(materialType(text.encode(words)), words).toBeNull()
    }
    expect(materialType(Buffer.from('ffd8ffe0', 'hex'))).toBeNull()
    expect(materialType(Buffer.from('89504e470d0a1a0a', 'hex'))).toBeNull()
  })

  it('is none for a picture without a size, and for one hidden behind other bytes', () => {
    const flat = Buffer.from(examplePng)
    flat.writeUInt32BE(0, 16)
    expect(materialType(flat)).toBeNull()
    const narrow = Buffer.from(exampleJpeg)
    narrow.writeUInt16BE(0, narrow.indexOf(Buffer.from([0xff, 0xc2])) + 5)
    expect(materialType(narrow)).toBeNull()
    for (const file of [exampleJpeg, examplePng, examplePdf]) {
      expect(materialType(Buffer.concat([Buffer.from('<html>'), file]))).toBeNull()
    }
  })

  it('is found where bytes follow a picture, as cameras leave them', () => {
    const trailing = Buffer.from('trailing')
    expect(materialType(Buffer.concat([exampleJpeg, trailing]))).toBe('image/jpeg')
    expect(materialType(Buffer.concat([examplePng, trailing]))).toBe('image/png')
  })

  it('is found whatever the place of the bytes in memory', () => {
    const padded = new Uint8Array(examplePng.length + 7)
    padded.set(examplePng, 7)
    expect(materialType(padded.subarray(7))).toBe('image/png')
  })
})
