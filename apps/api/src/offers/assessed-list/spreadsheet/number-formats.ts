import { attributeReader, createXmlScanner } from './xml-scanner.ts'

/** How a number format makes a number look, by the index that a cell names. */
export type NumberFormats = ReadonlyMap<number, 'percent' | 'date'>

const readFormatId = attributeReader('numFmtId')
const readFormatCode = attributeReader('formatCode')

/** The cell formats of a workbook's styles that show numbers as per cent or as dates. */
export function readNumberFormats(stylesXml: string): NumberFormats {
  const kinds = new Map<number, 'percent' | 'date'>([
    [9, 'percent'],
    [10, 'percent'],
    ...BUILT_IN_DATES.map((id) => [id, 'date'] as const),
  ])
  const formats = new Map<number, 'percent' | 'date'>()
  let inCellFormats = false
  let index = 0
  const scanner = createXmlScanner({
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'numFmt') {
        const id = Number(readFormatId(attributes))
        const kind = kindOfCode(readFormatCode(attributes) ?? '')
        if (kind) kinds.set(id, kind)
        else kinds.delete(id)
      }
      if (name === 'xf' && inCellFormats) {
        const kind = kinds.get(Number(readFormatId(attributes)))
        if (kind) formats.set(index, kind)
        index += 1
      }
    },
    text() {},
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  scanner.feed(stylesXml)
  scanner.end()
  return formats
}

/** Formats that every spreadsheet program knows by number (ECMA-376, 18.8.30), Chinese ones too. */
const BUILT_IN_DATES = [
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
]

function kindOfCode(code: string): 'percent' | 'date' | null {
  const signs = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  if (signs.includes('%')) return 'percent'
  return /[ymdhs]/i.test(signs.replace(/general/gi, '')) ? 'date' : null
}
