import { choiceWords } from '@wengang/contracts/errors'
import type { Answer } from '@wengang/contracts/views'
import { dateWords } from './dates.zh.ts'

/** Where the money is, and the list of all cases. */
export const caseWords = {
  bar: '办理进度',
  listBar: '我的办件',
  listTodo: '待办',
  listAll: '全部办件',
  listRest: '其他办件',
  listEmpty: '这个手机号下没有办件',
  listEmptyMore: '可能还没有核定到您单位，也可能登记的是别的手机号。',
  listEmptyWhy: '为什么没有待确认的返还？',
  years: '按年度查看',
  allYears: '全部',
  year: (year: number): string => `${year}年度`,
  none: '没有别的办件。',

  amount: '返还金额',
  unit: '单位',
  overdue: '已超过承诺时间',
  noDate: '时间由经办机构确定',
  roundList: '查看公示名单',
  toOffer: '去办理',
  change: '更改确认',
  sheets: '政策确认单',
  sheetOf: (choice: Answer['choice'], decidedAt: number): string =>
    `${choiceWords[choice]}，${dateWords.shortInstant(decidedAt)}`,
  latest: '以这一份为准',
  history: '全部记录',
  justNow: '刚刚更新',
  updatedAt: (time: string): string => `${time} 更新`,
  refresh: '刷新',
  refreshing: '正在刷新…',
  stale: '刷新没有成功，下面是上一次看到的内容。',
  signInAgain: '为了安全，手机验证已过期，下面是上一次看到的内容。',
  signInAct: '重新验证后查看最新进度',
  help: (hotline: string): string => `有疑问请拨打 ${hotline}，报办理编号 `,
} as const
