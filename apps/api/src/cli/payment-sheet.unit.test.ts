import { describe, expect, it } from 'vitest'
import { paymentSheet, readResults } from './payment-sheet.ts'

const id = '018c4727-5810-7178-a812-7bb44a983e95'
const line = {
  paymentId: id,
  caseNo: 'WG3-K7H-2MJ',
  unitName: '巩义市示例机械有限公司',
  amountFen: 23_713_710,
  accountTail: '0046',
}
const read = (text: string) => readResults(new TextEncoder().encode(text))

describe('a payment sheet', () => {
  it('comes back filled in as it went out', () => {
    const sheet = paymentSheet([line, { ...line, unitName: '示例“甲,乙”"有限"公司' }])
    expect(sheet.startsWith('\uFEFF拨付编号,结果,金额,原因,')).toBe(true)
    const filled = sheet.replace(`${id},,237137.10,,`, `${id},paid,237137.10,,`)
    expect(read(filled)).toEqual({
      results: [{ paymentId: id, result: 'paid', amountFen: 23_713_710, reason: '' }],
      blank: 1,
    })
  })

  it('hides no formula from a spreadsheet program', () => {
    expect(paymentSheet([{ ...line, unitName: '=HYPERLINK("x")' }])).toContain(
      `"'=HYPERLINK(""x"")"`,
    )
  })

  it('may have its columns in another order, or no headings at all', () => {
    const expected = [{ paymentId: id, result: 'returned', amountFen: 100, reason: '户名不符' }]
    expect(read(`原因,金额,拨付编号,结果\n户名不符,1.00,${id},未成功\n`).results).toEqual(expected)
    expect(read(`${id.toUpperCase()},returned,1.00,户名不符`).results).toEqual(expected)
  })

  it('in GB18030 is read too', () => {
    // 拨付编号,结果,金额,原因 as a spreadsheet program in China saves it
    const heads = Buffer.from('b2a6b8b6b1e0bac52cbde1b9fb2cbdf0b6ee2cd4add2f2', 'hex')
    const bytes = Buffer.concat([heads, Buffer.from(`\n${id},paid,1.00,\n`)])
    expect(readResults(bytes).results).toHaveLength(1)
  })

  it.each([
    [`拨付编号,结果,原因\n${id},paid,`, '“金额”'],
    [`${id},maybe,1.00,`, '第 1 行的结果“maybe”'],
    [`拨付编号,结果,金额,原因\n${id},paid,一元,`, '第 2 行的金额“一元”'],
    [`${id},,1.00,`, '没有填好结果'],
  ])('that is wrong is refused by line: %s', (text, words) => {
    expect(() => read(text)).toThrow(words)
  })
})
