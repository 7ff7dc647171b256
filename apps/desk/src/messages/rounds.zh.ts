/** Words of publicity rounds and of objections. */
export const roundWords = {
  title: '公示',
  start: '开始公示',
  startTitle: '截止答复并开始公示',
  startHint:
    '这一步同时做两件事：截止这个地区的答复，公开已确认享受的单位名单。开始后单位不能再更改，请先确认批次和名单都已核对。',
  confirmStart: '截止并公示',
  started: (title: string, left: number) =>
    left === 0 ? `已开始：${title}` : `已开始：${title}。没有答复、没有列入的 ${left} 家`,
  edition: '业务',
  region: '地区',
  roundTitle: '标题',
  roundTitleHint: '不填就用“地区 + 年度 + 第几批公示”',
  round: '公示批次',
  state: '状态',
  from: '开始',
  to: '结束',
  accepted: '列入',
  declined: '放弃',
  total: '金额合计',
  empty: '还没有公示过',
  emptyHint: '单位答复齐了，由经办岗开始公示。',
  back: '返回公示',
  publicPage: '看公示页',
  cutAt: '截止时间',
  days: '公示期',
  daysOf: (from: string, to: string) => `${from} 至 ${to}`,
  close: '期满结束',
  closeTitle: '结束公示',
  closeHint: '公示期满、异议都已处理的，可以结束，然后核拨。',
  closed: '公示已经结束，可以核拨。',
  annul: '作废',
  annulTitle: '作废公示',
  annulHint: '作废要两个人：一人提出，另一人再点一次作废。作废后名单撤下，单位可以重新答复。',
  note: '公开说明',
  noteHint: '写给所有人看，至少 5 个字',
  annulled: '公示已经作废。',
  annulAsked: '已提出作废，等另一位工作人员复核。',
  annulWaits: '有人提出作废这次公示，等另一位工作人员复核。',
  objections: '异议',
  noObjections: '没有收到异议',
  record: '登记异议',
  recorded: '异议已登记。',
  about: '对象',
  kind: '类别',
  channel: '来自',
  text: '内容',
  at: '登记时间',
  finding: '处理结论',
  decide: '处理',
  decideTitle: '处理异议',
  decided: '异议已处理。',
  effect: '结果',
  base: '更正后的上年度缴费总额（元）',
  baseWrong: '金额请写成 790457.00 的样子。',
  caseNo: '办理编号',
  caseNoHint: '对名单内单位的异议填编号；反映没有列入的，填单位名称',
  unitName: '单位名称',
}

export const roundStateWords = {
  preparing: '准备中',
  publicity: '公示中',
  closed: '已期满',
  void: '已作废',
}

export const objectionKindWords = {
  listed: '对名单内单位',
  notListed: '反映没有列入',
}

/** What the unit itself says about the answer on record. */
export const objectionGroundWords = { notUs: '不是本单位提交' }

export const objectionStateWords = {
  open: '待处理',
  dismissed: '不成立',
  upheld: '成立',
}

export const objectionChannelWords = {
  window: '业务大厅',
  phone: '电话',
  letter: '来信',
}

export const effectWords = {
  dismissed: '不成立，维持公示',
  excluded: '成立，移出公示',
  changed: '成立，更正金额后重新确认',
  answerAgain: '成立，原答复不算数，请单位重新答复',
  supplemented: '成立，另行补办',
}
