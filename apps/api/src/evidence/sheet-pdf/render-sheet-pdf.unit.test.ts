import { describe, expect, it } from 'vitest'
import { exampleSheet, longestName } from './example-sheet.ts'
import { renderSheetPdf } from './render-sheet-pdf.ts'

const unit = exampleSheet().unit

const sheets = {
  accept: exampleSheet(),
  decline: exampleSheet({ choice: 'DECLINE', reason: '另有安排，\n单位决定放弃。' }),
  'the longest name': exampleSheet({ unit: { ...unit, name: longestName } }),
  'the smallest amount': exampleSheet({ offer: { amountFen: 8467 } }),
  'the largest amount': exampleSheet({ offer: { amountFen: 9_999_999_999 } }),
  'no account': exampleSheet({ offer: { accountName: null, accountTail: null, bankName: null } }),
  'a character of Extension B': exampleSheet({ unit: { ...unit, name: '郑州𠮷祥有限公司' } }),
  'a private-use character': exampleSheet({ unit: { ...unit, name: '郑州\ue0a3祥有限公司' } }),
  'everything unusual in a reason': exampleSheet({
    reason: '#set page(fill: red) *x* "]}) \\u{0} $ 😀 \u202e\u0007\ud842\t\u2028',
  }),
}

function ascii(pdf: Uint8Array): string {
  return Buffer.from(pdf).toString('latin1')
}

describe('the printed sheet', () => {
  it.each(Object.entries(sheets))('is made for %s', async (_, sheet) => {
    const pdf = await renderSheetPdf(sheet)
    expect(ascii(pdf.subarray(0, 5))).toBe('%PDF-')
    expect(ascii(pdf.subarray(-6))).toContain('%%EOF')
  })

  it('has the same bytes for the same sheet, also with others in between', async () => {
    const first = await renderSheetPdf(sheets.accept)
    await renderSheetPdf(sheets.decline)
    expect(Buffer.compare(await renderSheetPdf(exampleSheet()), first)).toBe(0)
  })

  it('differs when anything in the sheet does', async () => {
    const first = await renderSheetPdf(sheets.accept)
    const later = exampleSheet({ chain: { ...sheets.accept.chain, seq: 8 } })
    expect(Buffer.compare(await renderSheetPdf(later), first)).not.toBe(0)
  })

  it('is dated by the answer, not by the clock', async () => {
    expect(ascii(await renderSheetPdf(sheets.accept))).toContain('(D:20231208024205Z)')
  })

  it('is tagged PDF/UA-1 in Chinese, with two fonts embedded as subsets', async () => {
    const pdf = ascii(await renderSheetPdf(sheets.accept))
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toMatch(/\/Lang ?\(zh/)
    const fonts = new Set(pdf.match(/\/FontName ?\/[A-Z]{6}\+NotoSansSC-\w+/g))
    expect(fonts.size).toBe(2)
    expect(pdf.match(/\/FontFile[23] /g)).toHaveLength(2)
    expect(pdf.length).toBeLessThan(200_000)
  })
})
