import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample } from '../fixtures/lists.ts'
import { readCsvSheet } from './read-csv.ts'
import { csvLine, UTF8_MARK } from '../../../platform/csv.ts'

const LIMITS = { rows: 10, columns: 5 }
const read = (text: string | Uint8Array) => readCsvSheet(Buffer.from(text), LIMITS)
const cells = (text: string | Uint8Array) => read(text).rows.map((row) => row.cells)

describe('readCsvSheet', () => {
  it('reads UTF-8 with and without a mark, and GB18030, by what fits', () => {
    const gb18030 = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0x95, 0x32, 0x82, 0x36])
    expect(cells('单位,𠀀')).toEqual([['单位', '𠀀']])
    expect(cells(`${UTF8_MARK}单位,𠀀`)).toEqual([['单位', '𠀀']])
    expect(cells(gb18030)).toEqual([['单位', '𠀀']])
  })

  it('numbers rows as a spreadsheet program does', () => {
    const { rows } = read('标题\r\n\r\n,\r\n"两\n行",b\r\nc')
    expect(rows.map(({ number, cells: [first] }) => [number, first])).toEqual([
      [1, '标题'],
      [4, '两\n行'],
      [5, 'c'],
    ])
  })

  it('keeps the zeros of a number that was written as a formula of itself', () => {
    expect(cells('="0046",=1+1')).toEqual([['0046', '=1+1']])
  })

  it('takes tabs where there are no commas, and drops blank columns at the end', () => {
    expect(cells('a\tb\t\t\t\t\t\t')).toEqual([['a', 'b']])
  })

  it.each([
    ['brokenCsv', 'a,"b\n'],
    ['tooManyColumns', 'a,b,c,d,e,f'],
    ['tooManyRows', 'a\n'.repeat(11)],
    ['webPage', ' <html><table>'],
    ['webPage', '<?xml version="1.0"?><Workbook/>'],
    ['unknownType', 'a\0b'],
  ])('refuses as %s', (code, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code }))
  })

  it('refuses what is neither UTF-8 nor GB18030', () => {
    expect(() => read(Buffer.from([0x61, 0xff, 0x61]))).toThrow(
      expect.objectContaining({ code: 'encoding' }),
    )
  })

  it('reads both sample files to the same cells, in the opposite order', () => {
    const limits = { rows: 300, columns: 20 }
    const gb18030 = readCsvSheet(sample('henan-refund-2023-clean-gb18030.csv'), limits)
    const utf8 = readCsvSheet(sample('henan-refund-2023-clean-utf8-bom.csv'), limits)
    expect(gb18030.rows).toHaveLength(201)
    expect(gb18030.rows.map((row) => row.cells)).toEqual(
      utf8.rows.map((row) => row.cells.toReversed()),
    )
  })
})

describe('csvLine', () => {
  it.each([
    ['=1+1', "'=1+1"],
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+HYPERLINK', "'+HYPERLINK"],
    ['-2+3', "'-2+3"],
    ['-10000.00', '-10000.00'],
    ['1,000', '"1,000"'],
    ['说"好"', '"说""好"""'],
  ])('writes %s so that nothing computes it', (field, written) => {
    expect(csvLine([field])).toBe(`${written}\r\n`)
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '稳') }), {
          minLength: 1,
          maxLength: 5,
        }),
        (fields) => {
          fc.pre(fields.at(-1)?.trim() !== '')
          const [row] = read(UTF8_MARK + csvLine(fields)).rows
          expect(row?.cells).toEqual(fields.map((field) => field || null))
        },
      ),
    )
  })
})
