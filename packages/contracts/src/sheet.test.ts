import { describe, expect, it } from 'vitest'
import { type SheetDocument, sheetDocument } from './sheet.ts'

const hash = '0f'.repeat(32)

const sheet: SheetDocument = {
  format: 'wengang.sheet/1',
  sheetId: '018c4731-2f68-7d3e-9a41-5b0c6d7e8f90',
  caseNo: 'WG3-K7H-2MD',
  editionId: 'henan-refund-2023',
  policyYear: 2023,
  title: '2023年失业保险稳岗返还政策确认单',
  agencyName: '河南人社',
  unit: { name: '郑州示例有限公司', uscc: '914101819999990151', unitNo: null },
  choice: 'ACCEPT',
  decidedAt: 1_702_003_325_678,
  sequence: 2,
  basedOnSequence: 1,
  offer: {
    version: 1,
    baseFen: 79_045_700,
    ratioBp: 3000,
    amountFen: 23_713_710,
    layoffBp: 0,
    size: 'large',
    headcount: 412,
    accountName: null,
    accountTail: '0046',
    bankName: null,
    accountType: 'corporate',
  },
  notice: {
    version: '1',
    textHash: hash,
    title: '政策确认信息',
    paragraphs: [{ heading: '', text: '正文。' }],
  },
  reading: {
    openedAt: 1_702_003_280_000,
    finishedAt: 1_702_003_312_000,
    visibleMs: 31_480,
    witness: 'self',
    witnessMeans: null,
  },
  channel: 'link',
  mobileMasked: '199****5678',
  device: null,
  clerkName: null,
  reason: null,
  chain: { stream: 'case:1', seq: 7, hash, sealHead: null },
  verifyUrl: 'https://wengang.example.gov.cn/v/018c4731-2f68-7d3e-9a41-5b0c6d7e8f90',
}

/** The paths of what is wrong with a changed sheet. */
function faults(changes: Record<string, unknown>): string[] {
  const result = sheetDocument.safeParse({ ...sheet, ...changes })
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'))
}

describe('a confirmation sheet', () => {
  it('comes back as it went in', () => {
    expect(sheetDocument.parse(sheet)).toEqual(sheet)
  })

  it('holds nothing beyond its fields, at any depth', () => {
    expect(sheetDocument.safeParse({ ...sheet, mobile: '19900005678' }).success).toBe(false)
    expect(faults({ offer: { ...sheet.offer, accountNo: '622202' } })).toEqual(['offer'])
  })

  it('says null where there is nothing, never leaves a field out', () => {
    const { reason: _, ...without } = sheet
    expect(sheetDocument.safeParse(without).success).toBe(false)
    expect(faults({ reason: '' })).toEqual(['reason'])
  })

  it('holds amounts and ratios as integers', () => {
    expect(faults({ offer: { ...sheet.offer, amountFen: 237_137.1 } })).toEqual(['offer.amountFen'])
    expect(faults({ offer: { ...sheet.offer, ratioBp: -1 } })).toEqual(['offer.ratioBp'])
  })

  it('holds no more of an account than its last four digits', () => {
    expect(faults({ offer: { ...sheet.offer, accountTail: '10046' } })).toEqual([
      'offer.accountTail',
    ])
  })

  it('is based on an earlier answer only', () => {
    expect(faults({ basedOnSequence: 2 })).toEqual(['basedOnSequence'])
    expect(faults({ basedOnSequence: null })).toEqual([])
  })

  it('ends its reading after it began', () => {
    const { openedAt } = sheet.reading
    expect(faults({ reading: { ...sheet.reading, finishedAt: openedAt - 1 } })).toEqual([
      'reading.finishedAt',
    ])
  })

  it('names clerk and means of witness together with window and witness', () => {
    expect(faults({ channel: 'window' })).toEqual(['clerkName'])
    expect(faults({ clerkName: '赵示例' })).toEqual(['clerkName'])
    const byClerk = { ...sheet.reading, witness: 'clerk', witnessMeans: null }
    expect(faults({ reading: byClerk })).toEqual(['reading.witnessMeans'])
    const complete = { ...byClerk, witnessMeans: 'signedPaper' }
    expect(faults({ channel: 'window', clerkName: '赵示例', reading: complete })).toEqual([])
  })

  it('is verified at a web address', () => {
    expect(faults({ verifyUrl: 'javascript:alert(1)' })).toEqual(['verifyUrl'])
    expect(faults({ verifyUrl: 'http://127.0.0.1:8787/v/1' })).toEqual([])
  })
})
