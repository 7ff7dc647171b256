import { createHash } from 'node:crypto'
import { formatYuan } from '@wengang/identifiers'
import { canonicalJson } from '../../platform/canonical-json.ts'

/** The profile of payment files, told to banks in docs/payment-file.md. */
export const profile = { name: '稳岗通拨付文件', version: '1' } as const

/** The rows in front of the lines, by their first cell. */
export const headRows = {
  plan: '计划编号',
  day: '日期',
  lines: '笔数',
  total: '总金额',
  sum: '校验码',
} as const

/** Columns of the lines; the bank fills in the last two. */
export const columns = [
  '拨付编号',
  '户名',
  '开户银行',
  '账号',
  '金额',
  '账户类型',
  '办理编号',
  '用途',
  '结果',
  '原因',
] as const
export type Column = (typeof columns)[number]

/** The rows behind the lines: how many, how much. The bank fills in the last two. */
export const tailRows = { all: '合计', paid: '成功合计', returned: '未成功合计' } as const

/** What the bank writes about a line; nothing while it has not been paid or sent back. */
export const resultWords: Readonly<Record<string, 'paid' | 'returned'>> = {
  成功: 'paid',
  paid: 'paid',
  未成功: 'returned',
  失败: 'returned',
  退回: 'returned',
  returned: 'returned',
}

/** One payment as it goes out, with the whole account. Money in fen. */
export interface FileLine {
  paymentId: string
  caseId: string
  accountName: string
  bankName: string
  accountNo: string
  amountFen: number
  accountWords: string
  caseNo: string
  purpose: string
  state: 'ordered' | 'paid' | 'returned'
}

/** Adds up lines: SHA-256 over one line of canonical JSON each, in the order of the file. */
export function controlSum(): { add(line: FileLine): void; digest(): string } {
  const hash = createHash('sha256')
  return {
    add({ paymentId, amountFen, accountNo, accountName, bankName }) {
      hash.update(`${canonicalJson([paymentId, amountFen, accountNo, accountName, bankName])}\n`)
    },
    digest: () => hash.digest('hex'),
  }
}

/** An amount as programs read it: no commas, always two decimals. */
export const plainYuan = (fen: number): string => formatYuan(fen).replaceAll(',', '')
