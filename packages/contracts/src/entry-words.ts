import type { CaseEventKind } from '@wengang/policy'

/** Entries of a case that do not move it. */
type OtherCaseEntry =
  | 'contactChanged'
  | 'accountCorrected'
  | 'materialAdded'
  | 'materialRemoved'
  | 'sheetRendered'
  | 'sheetPrinted'
  | 'personalRead'
  | 'reportSettled'
  | 'accountChecked'
  | 'accountCheckRefused'
  | 'materialAdded'
  | 'materialRemoved'
  | 'sheetRendered'
  | 'followUpNoted'

/** What an entry of a case says happened. */
export const caseEntryWords: Record<CaseEventKind | OtherCaseEntry, string> = {
  accepted: '确认享受',
  declined: '放弃享受',
  offerChanged: '核定内容变更',
  published: '公示开始',
  roundVoided: '公示作废',
  objected: '收到异议',
  objectionDismissed: '异议不成立',
  excludedOnObjection: '异议成立，移出公示',
  changedOnObjection: '异议成立，更正核定',
  allocated: '核拨',
  paymentOrdered: '下达拨付',
  paid: '已拨付',
  returned: '拨付未成功',
  withdrawn: '撤回',
  lapsed: '到期未确认',
  contactChanged: '更正联系手机',
  accountCorrected: '更正收款账户',
  accountChecked: '收款账户核对通过',
  accountCheckRefused: '收款账户核对退回',
  materialAdded: '添加材料',
  materialRemoved: '删去材料',
  sheetRendered: '出具确认单',
  sheetPrinted: '窗口打印确认单',
  personalRead: '查看完整信息',
  reportSettled: '处理“不是我的单位”',
  followUpNoted: '窗口和电话跟进',
}

/** What entries of the other chains say: lists, rounds, messages, people, units. */
export const otherEntryWords: Readonly<Record<string, string>> = {
  listImported: '名单导入',
  listUndone: '名单撤销',
  linksSent: '发送短信链接',
  campaignStarted: '开始群发短信',
  campaignPaused: '暂停群发短信',
  campaignResumed: '继续群发短信',
  campaignHalted: '群发短信自动停下',
  campaignStopped: '终止群发短信',
  campaignRetried: '重发失败短信',
  campaignFinished: '群发短信已发完',
  campaignExported: '导出群发短信名单',
  roundOpened: '准备公示',
  roundCancelled: '公示未开始，已取消',
  publicityClosed: '公示结束',
  totalsPublished: '公示总数入账',
  voidRequested: '申请作废公示',
  voided: '公示作废',
  objectionRecorded: '登记异议',
  roundAllocated: '整批核拨',
  paymentsOrdered: '整批下达拨付',
  paymentPlanPrepared: '编制拨付计划',
  paymentPlanReleased: '复核发出拨付计划',
  paymentPlanRefused: '退回拨付计划',
  paymentPlanWithdrawn: '撤回拨付计划',
  paymentFileMade: '取得拨付文件',
  paymentResultRecorded: '登记拨付结果',
  paymentResultRefused: '拨付结果没有登记',
  calendarLoaded: '录入节假日',
  auditVerified: '校验存证',
  auditExported: '导出审计记录',
  backedUp: '备份',
  signedIn: '登录',
  signedOut: '退出',
  staffAdded: '添加人员',
}

/** An entry by its words; one of a newer kind, by its name. */
export function entryName(kind: string): string {
  const words: Readonly<Record<string, string>> = { ...otherEntryWords, ...caseEntryWords }
  return Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind
}
