import { formatYuan } from '@wengang/identifiers/money'
import { formatBp } from '@wengang/identifiers/ratio'
import { enterpriseSizeWords } from '@wengang/policy/enterprise-size'
import type { SheetDocument } from '../sheet.ts'
import { type Fact, optional, present } from './fact.ts'

const accountTypeWords: Record<SheetDocument['offer']['accountType'], string> = {
  corporate: '对公',
  premiumPayment: '缴费',
}

/** What of the account is known, and what to do about the rest (the list may leave parts open). */
function account({ choice, offer }: SheetDocument): Fact[] {
  const { accountName, accountTail, accountType, bankName } = offer
  const tail =
    accountTail === null ? null : `尾号 ${accountTail}（${accountTypeWords[accountType]}）`
  const known = [bankName, tail].filter((part) => part !== null).join(' ')
  const complete = accountName !== null && accountTail !== null && bankName !== null
  const rest = choice === 'ACCEPT' ? '尚不完整，请到业务大厅补全后拨付' : '尚不完整'
  return present([
    optional('账户户名', accountName),
    {
      label: choice === 'ACCEPT' ? '拨付账户' : '登记账户',
      words: complete ? known : [known, rest].filter((part) => part !== '').join('；'),
    },
  ])
}

/** What was answered to: how the amount came about and where it goes. */
export function answerFacts(sheet: SheetDocument): Fact[] {
  const { baseFen, headcount, layoffBp, ratioBp, size } = sheet.offer
  return [
    {
      label: '计算依据',
      words: `上年度实际缴纳失业保险费 ${formatYuan(baseFen)} 元 × ${formatBp(ratioBp)}`,
    },
    {
      label: '单位情况',
      words: `${enterpriseSizeWords[size]}企业，参保 ${headcount} 人，裁员率 ${formatBp(layoffBp)}`,
    },
    ...account(sheet),
  ]
}
