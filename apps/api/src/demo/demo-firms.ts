import { completeUscc, multiplyByBp, residentIdCheckCharacter } from '@wengang/identifiers'

/** A firm of the demo year. Invented throughout; the first one keeps the figures of the source document (S2-26). */
export interface DemoFirm {
  name: string
  regionCode: string
  size: '大型' | '中型' | '小型' | '微型'
  headcount: number
  layoffPercent: string
  baseFen: number
  bankName: string
  accountNo: string
  contactName: string
  mobile: string
  /** Filled for a unit that was found not eligible. */
  reason?: string
}

const banks = ['中国银行', '中国工商银行', '中国建设银行', '郑州银行', '中原银行'] as const
const trades = [
  '机械',
  '食品',
  '物流',
  '家具',
  '建材',
  '纺织',
  '餐饮',
  '广告',
  '园林',
  '五金',
  '电子',
  '服装',
] as const

/** The firm that visitors are told to be. */
export const leadMobile = '19900000001'
/** A bookkeeper who serves twelve firms. */
export const bookkeeperMobile = '19900000088'

const lead: DemoFirm = {
  name: '巩义市示例机械有限公司',
  regionCode: '410181',
  size: '大型',
  headcount: 412,
  layoffPercent: '0',
  baseFen: 79_045_700,
  bankName: '中国银行',
  accountNo: '263700000046',
  contactName: '王建国',
  mobile: leadMobile,
}

const openFirmsFrom = 100

/** What a visitor types to go through registration: the lead firm, and an invented resident ID. */
export const registrationTry = {
  uscc: demoUscc(lead.regionCode, openFirmsFrom),
  unitName: lead.name,
  idNumber: `41018119900101001${residentIdCheckCharacter('41018119900101001')}`,
} as const

/** Firms of Zhengzhou that have an offer to answer. */
export const openFirms: readonly DemoFirm[] = [
  lead,
  firm(2, {
    name: '巩义市示例早点铺（个体工商户）',
    size: '微型',
    headcount: 5,
    baseFen: 14_112,
    mobile: '19900000002',
  }),
  firm(3, {
    name: '河南示例（集团）黄河流域生态保护与高质量发展农业科技产业园运营管理有限责任公司巩义分公司',
    size: '小型',
    headcount: 61,
    baseFen: 1_234_567,
    mobile: '19900000003',
  }),
  firm(4, {
    name: '郑州市示例装备制造股份有限公司',
    regionCode: '410102',
    size: '大型',
    headcount: 8_812,
    baseFen: 33_333_333_330,
    mobile: '19900000004',
  }),
  firm(5, {
    name: '新密市示例云岭食品有限公司',
    regionCode: '410183',
    accountNo: '',
    mobile: '19900000005',
  }),
  firm(6, { name: '登封市示例润泽家具经营部', regionCode: '410185', headcount: 12, mobile: '' }),
  firm(7, {
    name: '荥阳市示例长风物流有限公司',
    regionCode: '410182',
    mobile: '19900000007',
    reason: '裁员率高于 5.5%',
  }),
  ...Array.from({ length: 12 }, (_, index) =>
    firm(20 + index, {
      name: `巩义市示例${trades[index % trades.length] ?? ''}${String(index + 1).padStart(2, '0')}号有限公司`,
      contactName: '李会计',
      mobile: bookkeeperMobile,
    }),
  ),
]

/** Firms of Nanyang whose year is already further on, so that every later screen can be seen. */
export const earlierFirms: readonly DemoFirm[] = [
  'paid',
  'returned',
  'declined',
  'silent',
  'objected',
].map((_, index) =>
  firm(40 + index, {
    name: `南阳市示例${trades[index] ?? ''}${String(index + 1).padStart(2, '0')}号有限公司`,
    regionCode: '411302',
    mobile: `1990000004${index}`,
  }),
)

function firm(number: number, wish: Partial<DemoFirm>): DemoFirm {
  const text = String(number).padStart(4, '0')
  return {
    name: `巩义市示例${text}号有限公司`,
    regionCode: '410181',
    size: '小型',
    headcount: 20 + number,
    layoffPercent: '0.8',
    baseFen: 3_456_700 + number * 12_300,
    bankName: banks[number % banks.length] ?? banks[0],
    accountNo: `9988${text}0000${text}`,
    contactName: '陈晓明',
    mobile: `1990000${text}`,
    ...wish,
  }
}

function demoUscc(regionCode: string, number: number): string {
  return completeUscc(`91${regionCode}`, `MA9D${String(number).padStart(4, '0')}`)
}

const headings = [
  '统一社会信用代码',
  '单位名称',
  '企业规模',
  '参保人数',
  '裁员率(%)',
  '上年度缴费总额(元)',
  '返还比例(%)',
  '返还金额(元)',
  '银行户名',
  '开户银行',
  '银行账号',
  '联系人',
  '联系手机',
  '不符合原因',
]

/** The open firms as their assessed list. */
export const openFirmsList = (): Uint8Array => assessedList(openFirms, openFirmsFrom)

/** The firms as an assessed list in CSV, so that the demo goes through the same import as a real year. */
export function assessedList(firms: readonly DemoFirm[], firstNumber: number): Uint8Array {
  const rows = firms.map((entry, index) => {
    const ratioBp = entry.size === '大型' ? 3000 : 6000
    return [
      demoUscc(entry.regionCode, firstNumber + index),
      entry.name,
      entry.size,
      String(entry.headcount),
      entry.reason === undefined ? entry.layoffPercent : '9.2',
      yuan(entry.baseFen),
      String(ratioBp / 100),
      yuan(multiplyByBp(entry.baseFen, ratioBp, 'halfUp')),
      entry.accountNo === '' ? '' : entry.name,
      entry.accountNo === '' ? '' : entry.bankName,
      entry.accountNo,
      entry.contactName,
      entry.mobile,
      entry.reason ?? '',
    ].join(',')
  })
  return Buffer.from(`${[headings.join(','), ...rows].join('\n')}\n`)
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
