import { daysLeftWords, formatMonthDay } from '@wengang/policy'

/** Words of the page that an SMS opens. */
export const linkWords = {
  bar: '稳岗返还确认',
  progressBar: '稳岗返还进度',
  year: (year: number): string => `${year} 年度`,
  offer: '您单位有一笔|稳岗返还待确认',
  answered: '您单位已经答复，|公示前可以更改',
  progress: '查看您单位的|稳岗返还进度',
  offers: (count: number): string => `您经办的 ${count} 家单位|有稳岗返还`,
  progressOfMany: (count: number): string => `查看 ${count} 家单位的|稳岗返还进度`,
  unit: '单位',
  andOthers: (count: number): string => ` 等 ${count} 家`,
  sentTo: '短信发给',
  phoneOnFile: '登记的手机',
  deadline: '确认截止',
  deadlineValue: (day: string, daysLeft: number): string =>
    `${formatMonthDay(day)}（${daysLeftWords(daysLeft)}）`,
  why: '为了确认是您本人，请先用这个手机号收一个验证码。验证后才显示金额。',
  getCode: '获取验证码',
  notMine: '这不是我的单位',

  notMineBar: '这不是我的单位',
  notMineHeading: '确定这不是|您的单位吗？',
  notMineMeaning:
    '确定后，这条短信里的链接就不能再用了，我们会请工作人员核对手机号。您不会有任何损失，也不用再做别的。',
  notMineYes: '确定，不是我的单位',
  notMineNo: '返回',

  stopped: '这个链接已经停用',
  stoppedWhy: '收到短信的人告诉我们“这不是我的单位”，工作人员会核对手机号。谢谢您。',
  stoppedElse: '如果确实是您的单位，请打电话告诉我们。',
  replaced: '请用最新一条短信|里的链接',
  replacedWhy: '这个链接已经被新的短信代替，不能再用。',
  replacedElse: '没有收到新的短信？请打电话询问，或到业务大厅窗口查询。',
  closed: '这笔业务已经办结',
  closedWhy: '链接在业务办结后就不再使用，您不用再办别的。',
  followCase: '用办理编号查进度',
} as const
