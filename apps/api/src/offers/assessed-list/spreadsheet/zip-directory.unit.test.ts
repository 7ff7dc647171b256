import { describe, expect, it } from 'vitest'
import { makeZip } from '../fixtures/make-zip.ts'
import { sample } from '../fixtures/lists.ts'
import { FileRefused } from './refusal.ts'
import { readZipDirectory } from './zip-directory.ts'
import { unpackWhole } from './zip-entry.ts'

const MB = 1024 * 1024

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof FileRefused) return error.code
    throw error
  }
  return 'read'
}

describe('readZipDirectory', () => {
  it('lists the parts of a workbook with their unpacked sizes', () => {
    const directory = readZipDirectory(sample('henan-refund-2023-messy.xlsx'))
    expect(directory.size).toBe(10)
    expect(directory.get('xl/worksheets/sheet1.xml')?.size).toBe(25_199)
    expect(directory.get('xl/sharedStrings.xml')?.compressedSize).toBe(2_782)
  })

  it('refuses a bomb by what its directory claims, without unpacking it', () => {
    const bomb = makeZip([{ name: 'xl/a.xml', content: Buffer.alloc(30 * MB) }])
    expect(bomb.length).toBeLessThan(MB)
    expect(codeOf(() => readZipDirectory(bomb))).toBe('bomb')
  })

  it('adds up many parts that are harmless one by one', () => {
    const parts = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}.xml`,
      content: Buffer.alloc(MB),
    }))
    expect(codeOf(() => readZipDirectory(makeZip(parts)))).toBe('bomb')
  })

  it('refuses more than 400 MB however little it was packed', () => {
    const parts = [{ name: 'a', content: Buffer.from('x'), claimedSize: 401 * MB }]
    expect(codeOf(() => readZipDirectory(makeZip(parts)))).toBe('bomb')
  })

  it('lets small files shrink as much as they like', () => {
    const small = makeZip([{ name: 'a', content: Buffer.alloc(2 * MB) }])
    expect(codeOf(() => readZipDirectory(small))).toBe('read')
  })

  it('refuses two parts with one name, which programs would read differently', () => {
    const twice = makeZip([
      { name: 'a', content: '1' },
      { name: 'a', content: '2' },
    ])
    expect(codeOf(() => readZipDirectory(twice))).toBe('damaged')
  })

  it('refuses a file that was cut off anywhere', () => {
    const whole = makeZip([{ name: 'a', content: 'some text' }])
    for (let length = 0; length < whole.length; length += 1) {
      expect(codeOf(() => readZipDirectory(whole.subarray(0, length)))).toBe('damaged')
    }
  })
})

describe('unpackWhole', () => {
  it('gives back the text of a part', async () => {
    const zip = makeZip([{ name: 'a', content: '稳岗'.repeat(300_000) }])
    const entry = readZipDirectory(zip).get('a')!
    await expect(unpackWhole(zip, entry)).resolves.toBe('稳岗'.repeat(300_000))
  })

  it('stops when more comes out than the directory claims', async () => {
    const zip = makeZip([{ name: 'a', content: 'x'.repeat(1000), claimedSize: 10 }])
    const entry = readZipDirectory(zip).get('a')!
    await expect(unpackWhole(zip, entry)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('refuses what is not UTF-8 or not packed as it says', async () => {
    const latin = makeZip([{ name: 'a', content: Buffer.from([0x61, 0xff, 0x61]) }])
    await expect(unpackWhole(latin, readZipDirectory(latin).get('a')!)).rejects.toMatchObject({
      code: 'damaged',
    })
    const broken = Buffer.from(makeZip([{ name: 'a', content: 'x'.repeat(1000) }]))
    broken.fill(0xff, 31, 35)
    await expect(unpackWhole(broken, readZipDirectory(broken).get('a')!)).rejects.toMatchObject({
      code: 'damaged',
    })
  })
})
