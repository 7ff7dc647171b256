import { stripBlanks, toHalfWidth } from '@wengang/identifiers'

export interface ColumnRule {
  /** As the office's own lists write it, with its unit. */
  heading: string
  /** Other headings in use, without units, blanks and brackets around units. */
  synonyms: readonly string[]
  required: boolean
  /** Digits are text: stored as a number they lose zeros in front and whatever follows the 15th. */
  holds: 'text' | 'digits' | 'number'
  /** Longest text in characters where it is not `LONGEST_TEXT`. */
  longest?: number
}

/** As long as names may be in the ministry's own tables (S3-E, 1-4). */
export const LONGEST_TEXT = 100

/** The columns of an assessed list (S2-A). Their order in the file does not matter. */
export const columnRules = {
  unitNo: {
    heading: '单位编号',
    synonyms: ['单位编码', '参保单位编号', '社保编号', '单位社保编号', '单位社保号'],
    required: false,
    holds: 'digits',
    longest: 20,
  },
  uscc: {
    heading: '统一社会信用代码',
    // 社会统一信用代码 is a slip that the manuals themselves make.
    synonyms: ['社会统一信用代码', '统一信用代码', '社会信用代码', '信用代码'],
    required: true,
    holds: 'digits',
  },
  unitName: {
    heading: '单位名称',
    synonyms: ['企业名称', '参保单位名称', '参保企业名称', '单位全称'],
    required: true,
    holds: 'text',
  },
  size: {
    heading: '企业规模',
    synonyms: ['单位规模', '企业划型', '企业规模类型', '规模'],
    required: true,
    holds: 'text',
  },
  headcount: {
    heading: '参保人数',
    synonyms: ['失业保险参保人数', '参保职工人数', '参保职工数'],
    required: true,
    holds: 'number',
  },
  layoffRate: {
    heading: '裁员率(%)',
    synonyms: ['裁员率', '上年度裁员率'],
    required: true,
    holds: 'number',
  },
  base: {
    heading: '上年度缴费总额(元)',
    synonyms: [
      '上年度缴费总额',
      '上年度失业保险缴费总额',
      '上年度实际缴纳失业保险费',
      '上年度失业保险实际缴费总额',
      '上年度缴费金额',
      '缴费总额',
      '缴费金额',
    ],
    required: true,
    holds: 'number',
  },
  ratio: {
    heading: '返还比例(%)',
    synonyms: ['返还比例', '稳岗返还比例'],
    required: true,
    holds: 'number',
  },
  amount: {
    heading: '返还金额(元)',
    synonyms: ['返还金额', '稳岗返还金额', '应返还金额', '拟返还金额', '核定返还金额'],
    required: true,
    holds: 'number',
  },
  accountType: {
    heading: '账户类型',
    synonyms: ['帐户类型', '账户性质'],
    required: false,
    holds: 'text',
  },
  accountName: {
    heading: '银行户名',
    synonyms: ['户名', '账户名称', '帐户名称', '开户名称', '收款户名', '银行账户名称'],
    required: true,
    holds: 'text',
  },
  bankName: {
    heading: '开户银行',
    synonyms: ['开户行', '开户银行名称', '开户行名称', '银行名称', '收款银行'],
    required: true,
    holds: 'text',
  },
  accountNo: {
    heading: '银行账号',
    synonyms: ['银行帐号', '账号', '帐号', '收款账号', '收款帐号', '银行账户', '银行卡号'],
    required: true,
    holds: 'digits',
  },
  contactName: {
    heading: '联系人',
    synonyms: ['单位联系人', '联系人姓名', '经办人', '单位经办人'],
    required: true,
    holds: 'text',
  },
  contactMobile: {
    heading: '联系手机',
    synonyms: ['联系人手机', '手机', '手机号', '手机号码', '联系手机号', '联系电话', '经办人手机'],
    required: true,
    holds: 'digits',
  },
  policyYear: {
    heading: '业务年度',
    synonyms: ['返还年度', '政策年度', '年度'],
    required: false,
    holds: 'number',
  },
  eligible: {
    heading: '是否符合',
    synonyms: ['是否符合条件', '是否符合返还条件'],
    required: false,
    holds: 'text',
  },
  reason: {
    heading: '不符合原因',
    synonyms: ['不符合条件原因', '不予返还原因', '不符合的原因'],
    required: false,
    holds: 'text',
    longest: 200,
  },
} as const satisfies Record<string, ColumnRule>

export type ColumnKey = keyof typeof columnRules

export const columnKeys = Object.keys(columnRules) as ColumnKey[]

const keyByHeading = new Map<string, ColumnKey>(
  columnKeys.flatMap((key) => {
    const { heading, synonyms } = columnRules[key]
    return [heading, ...synonyms].map((words) => [bareHeading(words), key] as const)
  }),
)

/** The column that a heading names, or null when it names none of them. */
export function columnOfHeading(heading: string): ColumnKey | null {
  return keyByHeading.get(bareHeading(heading)) ?? null
}

/**
 * A heading without blanks, marks of duty and the units that this reader takes for granted.
 * (万元) stays, so that such a column is not taken for one in yuan.
 */
function bareHeading(heading: string): string {
  return stripBlanks(toHalfWidth(heading))
    .replace(/[*:]/g, '')
    .replace(/\((?:元|%|人|对公\/缴费)\)$/, '')
}
