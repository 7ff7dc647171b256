import { choiceWords } from '@wengang/contracts/errors'
import type { Choice } from '@wengang/policy/case-state'
import { formatYuan } from '@wengang/identifiers/money'

/** After an answer: what was done, and that nothing else is to be done. */
export const receiptWords = {
  bar: '办理结果',
  heading: '已提交 1 件，已即时办结',
  headingBefore: '上一次提交的答复',
  chosen: (choice: Choice): string => `您的选择：${choiceWords[choice]}`,
  caseNo: '办理编号',
  time: '提交时间',
  channel: '办理方式',
  amount: '返还金额',
  amountDeclined: '放弃的金额',
  sheet: '政策确认单',
  next: '接下来',
  acceptSteps: (publicityLength: string, amountFen: number, account: string): string[] => [
    `公示 ${publicityLength}，日期由经办机构确定`,
    '核拨：公示期满后办理',
    `拨付：${formatYuan(amountFen)} 元拨付到${account}`,
  ],
  declineSteps: ['不列入公示名单', '这笔资金留在失业保险基金，本年度不再拨付'],
  nothingElse: '不用再办别的。公示开始前可以更改，以最后一次为准。',
  locked: '不用再办别的。',
  none: '您单位还没有提交答复。',
} as const
