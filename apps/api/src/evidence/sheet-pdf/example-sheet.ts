import type { SheetDocument } from '@wengang/contracts/sheet'
import { getEdition, noticeText, renderNotice } from '@wengang/policy'
import { sha256 } from '../../platform/canonical-json.ts'

const edition = getEdition('henan-refund-2023')

export interface SheetChanges extends Partial<Omit<SheetDocument, 'offer' | 'reading'>> {
  offer?: Partial<SheetDocument['offer']>
  reading?: Partial<SheetDocument['reading']>
}

/** A name of 44 characters, the longest that the registers are known to hold. */
export const longestName =
  '示例（郑州）航空港经济综合实验区国际供应链管理（集团）股份有限公司自由贸易区第一公司·北'

/** A sheet of an invented unit with the figures of the source document (S2-26), for tests. */
export function exampleSheet({ offer, reading, ...rest }: SheetChanges = {}): SheetDocument {
  const unit = rest.unit ?? {
    name: '郑州示例精密机械制造有限公司',
    uscc: '914101819999990151',
    unitNo: '410181990327',
  }
  const offered: SheetDocument['offer'] = {
    version: 1,
    baseFen: 79_045_700,
    ratioBp: 3000,
    amountFen: 23_713_710,
    layoffBp: 0,
    size: 'large',
    headcount: 412,
    accountName: unit.name,
    accountTail: '0046',
    bankName: '中国银行',
    accountType: 'corporate',
    ...offer,
  }
  const notice = renderNotice({ unitName: unit.name, ...offered }, edition)
  return {
    format: 'wengang.sheet/1',
    sheetId: '018c4731-2f68-7d3e-9a41-5b0c6d7e8f90',
    caseNo: 'WG3-K7H-2MD',
    editionId: edition.id,
    policyYear: edition.policyYear,
    title: edition.sheetTitle,
    agencyName: edition.jurisdiction.agencyName,
    unit,
    choice: 'ACCEPT',
    decidedAt: Date.parse('2023-12-08T10:42:05.678+08:00'),
    sequence: 1,
    basedOnSequence: null,
    offer: offered,
    notice: {
      version: notice.version,
      textHash: sha256(noticeText(notice)),
      title: notice.title,
      paragraphs: notice.paragraphs.map((paragraph) => ({ ...paragraph })),
    },
    reading: {
      openedAt: Date.parse('2023-12-08T10:41:20+08:00'),
      finishedAt: Date.parse('2023-12-08T10:41:52+08:00'),
      visibleMs: 31_480,
      witness: 'self',
      witnessMeans: null,
      ...reading,
    },
    channel: 'link',
    mobileMasked: '199****5678',
    device: 'Android 12 · 微信',
    clerkName: null,
    reason: null,
    chain: {
      stream: 'case:018c3f11-90aa-7c21-8d11-2f3e4d5c6b7a',
      seq: 7,
      hash: sha256('the entry of the answer'),
      sealHead: sha256('the seal before it'),
    },
    verifyUrl: 'https://wengang.example.gov.cn/v/018c4731-2f68-7d3e-9a41-5b0c6d7e8f90',
    ...rest,
  }
}
