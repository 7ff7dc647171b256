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
  listSubmitted: '名单提交复核',
  listImported: '名单生效',
  listRefused: '名单退回',
  listWithdrawn: '名单收回',
  importUndone: '名单撤销',
  offersLapsed: '整批办理到期未确认',
  linksSent: '发送短信链接',
  campaignStarted: '开始群发短信',
  campaignPaused: '暂停群发短信',
  campaignResumed: '继续群发短信',
  campaignHalted: '群发短信自动停下',
  campaignStopped: '终止群发短信',
  campaignRetried: '重发失败短信',
  campaignFinished: '群发短信已发完',
  campaignExported: '导出群发短信名单',
  campaignDrafted: '新建短信批次',
  campaignSaved: '修改短信批次',
  campaignDiscarded: '删去短信草稿',
  recipientsFixed: '确定短信对象',
  testSent: '发测试短信',
  releaseAsked: '短信提交复核',
  released: '短信复核通过',
  releaseRefused: '短信退回',
  releaseWithdrawn: '短信撤回',
  templateCreated: '新建短信模板',
  templateSaved: '修改短信模板',
  templateSubmitted: '模板送审',
  templateReviewed: '登记模板审核结果',
  templateRetired: '停用短信模板',
  transportSwitched: '切换短信通道',
  optOutKept: '登记不收提醒',
  optOutDropped: '恢复提醒',
  signInDisowned: '反映不是本人登录',
  roundOpened: '准备公示',
  roundScheduled: '公示复核通过，到点截止',
  listPublished: '公示名单入账',
  publicityClosed: '公示结束',
  voidRequested: '申请作废公示',
  voided: '公示作废',
  objectionRecorded: '登记异议',
  objectionDecided: '处理异议',
  creditListKept: '导入失信名单',
  creditNameDecided: '失信名单人工确认',
  creditCheckApplied: '办理失信核查结果',
  roundAllocated: '整批核拨',
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
  secondFactorGiven: '通过第二步验证',
  secondFactorWrong: '第二步验证未通过',
  totpEnrolled: '开通动态码',
  recoveryCodesRenewed: '更换恢复码',
  passkeyAdded: '添加通行密钥',
  passkeyRemoved: '删去通行密钥',
  passwordChanged: '修改自己的密码',
  staffAdded: '添加人员',
  powerChanged: '调整岗位和地区',
  staffDisabled: '停用人员',
  staffEnabled: '启用人员',
  secondFactorReset: '重设第二步验证',
  passwordSet: '重设密码',
  sessionsEnded: '结束人员登录',
  personRegistered: '注册经办人账号',
  unitAdded: '登记单位',
  maintenanceRequested: '申请登记信用代码',
  maintenanceRecorded: '窗口登记信用代码',
  maintenanceCertified: '核准信用代码登记',
  maintenanceRejected: '退回信用代码登记',
  maintenanceWithdrawn: '撤回信用代码登记',
  agentChanged: '变更经办人',
  serviceOpened: '开通单位网上服务',
  administratorRegistered: '注册单位管理员',
  operatorInvited: '邀请操作员',
  operatorActivated: '操作员启用',
  operatorChanged: '调整操作员',
  operatorWithdrawn: '撤销操作员',
  managementOn: '开启内部管理',
  managementOff: '关闭内部管理',
}

/** An entry by its words; one of a newer kind, by its name. */
export function entryName(kind: string): string {
  const words: Readonly<Record<string, string>> = { ...otherEntryWords, ...caseEntryWords }
  return Object.hasOwn(words, kind) ? (words[kind] ?? kind) : kind
}
