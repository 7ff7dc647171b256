import type { CaseEventKind } from '@wengang/policy'

/** Words of the list of cases and of one case. */
export const caseWords = {
  title: '办件',
  state: '状态',
  region: '地区',
  search: '查找',
  searchHint: '单位名称、信用代码或办理编号',
  find: '查找',
  count: (shown: number) => `本页 ${shown} 件`,
  unit: '单位',
  uscc: '统一社会信用代码',
  caseNo: '办理编号',
  amount: '金额',
  mobile: '联系手机',
  answer: '答复',
  answeredAt: '答复时间',
  empty: '没有符合条件的办件',
  emptyHint: '换一个条件，或看全部。',
  showAll: '看全部',
  nothingYet: '还没有办件',
  nothingYetHint: '经办岗导入名单后，每家单位一件。',
  back: '返回办件',
  facts: '核定情况',
  base: '上年度失业保险缴费',
  ratio: '返还比例',
  layoff: '裁员率',
  layoffOf: (rate: string, ceiling: string) => `${rate}（不得高于 ${ceiling}）`,
  headcount: '参保人数',
  account: '拨付到',
  accountOf: (bank: string, tail: string) => `${bank} 尾号 ${tail}`,
  noAccount: '没有收款账户',
  deadline: '确认截止',
  timeline: '进度',
  answers: '答复记录',
  noAnswers: '还没有答复',
  number: '序号',
  choice: '选择',
  sheet: '确认单',
  seeSheet: '核验页',
  records: '存证',
  noRecords: '还没有记录，单位答复后开始',
  recordsHint: '每一条都接在前一条之后，改动一个字节就接不上。',
  when: '时间',
  what: '事项',
  who: '办理人',
  mark: '校验值',
  overdue: '已超过承诺时间',
}

/** Records of a case that do not move it. */
type OtherRecord =
  'contactChanged' | 'accountCorrected' | 'materialAdded' | 'materialRemoved' | 'sheetRendered'

/** What a record of a case says happened. */
export const recordWords: Record<CaseEventKind | OtherRecord, string> = {
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
  materialAdded: '添加材料',
  materialRemoved: '删去材料',
  sheetRendered: '出具确认单',
}

/** A record by its words; one that a newer server knows, by its name. */
export function recordName(kind: string): string {
  return Object.entries(recordWords).find(([known]) => known === kind)?.[1] ?? kind
}
