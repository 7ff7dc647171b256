import { memberRoleWords, type MemberRole } from '@wengang/contracts/roles'
import { formatYuan } from '@wengang/identifiers/money'

/** The home of a unit. */
export const homeWords = {
  bar: '单位首页',
  who: (name: string, role: MemberRole): string => `${name} · ${memberRoleWords[role]}`,
  todo: (count: number): string => `待办（${count}）`,
  todoNone: '现在没有待办',
  todoNoneMore: '有返还等您单位确认时，会显示在这里，也会发短信。',
  notGiven: '这里不显示稳岗返还',
  notGivenMore: '您单位的管理员没有给您开通这项业务。需要办理，请联系管理员。',
  why: '为什么没有待确认的返还？',
  cases: '办理进度',
  allCases: '查看全部办件',
  more: '账号',
  me: '我的账号和登录设备',
  operators: '操作员管理',
} as const

/** Asked once after each sign-in. */
export const offerQuestionWords = {
  title: (count: number): string =>
    count === 1
      ? '您单位有一笔稳岗返还待确认，现在办理吗？'
      : `您单位有 ${count} 笔稳岗返还待确认，现在办理吗？`,
  sum: (title: string, amountFen: number): string => `${title} ${formatYuan(amountFen)} 元`,
  go: '去办理',
  later: '稍后',
  laterMore: '选“稍后”，会一直留在待办里。',
} as const

/** What a login without certificate may do, and where the rest is done. */
export const businessWords = {
  without: '免数字证书可办',
  withCertificate: '需要数字证书（UKey）',
  way: {
    here: '在这里办理',
    elsewhere: '请在省网上服务平台办理',
    certificate: '请在省网上服务平台用 UKey 登录办理',
    notGiven: '管理员没有给您开通',
  },
  open: '打开省网上服务平台',
  failed: '没有网络，还没有打开。请再试一次。',
} as const

/** One person may serve several units. */
export const unitSwitchWords = {
  open: (count: number): string => `切换单位（另有 ${count} 家）`,
  title: '切换到哪个单位？',
  lead: '不用再收验证码。',
  failed: '没有网络，还没有切换。请再试一次。',
} as const
