import type { CounterAct, StateWords } from '@wengang/contracts'

/** What the counter does about a case, as buttons say it. */
export const counterActWords: Record<CounterAct, string> = {
  answer: '登记答复',
  notUs: '不是本单位提交',
  changeContact: '更正联系手机',
  correctAccount: '更正收款账户',
}

/** Words of the acts at the counter about one case. */
export const counterWords = {
  acts: '现在可以办',
  cases: '返还业务',
  noCases: '没有返还业务',
  title: '业务',
  print: '打印确认单',
  printing: '正在打开…',
  standing: '现在登记的',
  none: '没有登记',
  reason: '原因',
  identitySeen: '已核验来人身份证原件',
  changeContactHint: '更正后，旧手机收到的链接立即失效，新旧手机都会收到短信。',
  newMobile: '新手机号',
  newName: '新联系人姓名',
  newNameHint: '没有换人可以不填',
  contactChanged: (mobile: string) => `已更正，联系手机是 ${mobile}。新旧手机都会收到短信。`,
  correctAccountHint: '公示前更正，单位要重新阅读并答复；公示后只补账户或重新拨付，答复不变。',
  accountKind: '账户类型',
  bank: '开户银行',
  accountName: '银行户名',
  accountNo: '银行账号',
  accountCorrected: ({ words, more }: StateWords) =>
    `收款账户已更正。现在：${words}${more === null ? '' : `，${more}`}。`,
  disownHint: '登记后按公示异议处理：复核岗作出决定以前，这笔返还不核拨、不拨付。',
  disownText: '单位的说明',
  disownChannel: '来自',
  disowned: '已登记，等复核岗处理；在此以前不拨付。',
}

export const accountKindWords = { corporate: '单位对公账户', premiumPayment: '缴纳社保费的账户' }

/** Words of recording the answer of a firm, step by step. */
export const answerWords = {
  title: '登记单位答复',
  steps: ['核验来人', '宣读政策', '登记选择'],
  step: (place: number, words: string) => `第 ${place} 步 ${words}`,
  seen: '核验来人',
  handler: '来人姓名',
  identitySeen: '已核验来人身份证原件',
  authorisationSeen: '已核验单位授权（介绍信或授权书）',
  openNotice: '下一步：宣读政策',
  notice: '政策说明',
  read: '宣读政策',
  readHint: '向来人逐段宣读，至少 10 秒；或者打印出来，请来人阅读后签字。',
  wait: (seconds: number) => `请宣读，还需 ${seconds} 秒`,
  readAloud: '已宣读',
  printNotice: '打印签字页',
  addScan: '上传签字件',
  scanHint: 'JPEG、PNG 图片或 PDF，最大 10 MB',
  scanned: (name: string) => `已上传：${name}`,
  signed: '来人已签字',
  choose: '登记选择',
  choice: '来人的选择',
  accept: '确认享受',
  acceptHint: (amount: string) => `返还 ${amount}，列入公示，公示后核拨`,
  decline: '放弃享受',
  declineHint: '不列入公示名单，公示开始前还可以更改',
  reason: '选择的原因（可以不填）',
  submit: '提交',
  conflict: '请给来人看，再作决定',
  again: '来人已看过，重新选择',
  done: '已登记，即时办结',
  doneHint:
    '联系手机会收到短信“您单位已在窗口提交”，开通了网上服务的，登记的手机也会收到。公示开始前，单位可以自己更改。',
  caseNo: '办理编号',
  at: '时间',
  toUnit: '返回单位',
  toCase: '看办件',
  startAgain: '内容已更新，请重新开始',
  signHere: '单位经办人签字',
  signDay: '日期',
  signWords: '以上内容我已阅读。',
  textHash: '文本校验值',
}

/** Words of reading personal data in full. */
export const revealWords = {
  open: '查看完整',
  title: '查看完整信息',
  hint: '谁、什么时候、为什么查看，都会留在存证里。内容只显示这一次。',
  field: '查看哪一项',
  reason: '查看原因',
  reasonHint: '至少 5 个字，例如：来人核对收款账号',
  show: '查看',
  close: '关闭',
}

export const revealFieldWords = {
  contactMobile: '联系手机',
  contactName: '联系人',
  account: '收款账号',
  certifiedMobile: '认证手机',
  agentName: '经办人',
  administrator: '单位管理员',
}

/** Words of the list of what a person has to look after. */
export const reportWords = {
  title: '待联系的单位',
  link: '待联系的单位',
  back: '返回窗口',
  hint: '有人说“不是我的单位”、没有手机号、名称有生僻字的，在这里逐条处理。',
  kind: '情况',
  state: '状态',
  unit: '单位',
  mobile: '收到短信的手机',
  at: '时间',
  note: '说明',
  handled: '处理结果',
  settle: '处理',
  settleTitle: '处理情况',
  settleHint: '先联系单位，更正联系手机，再写明怎么处理的。',
  settleNote: '怎么处理的',
  settled: '已处理。',
  open: '待处理',
  done: '已处理',
  empty: '没有等待处理的',
  emptyDone: '还没有处理过的',
  wrongNumber: '更正联系手机后这一条自动消失',
}

export const reportKindWords = {
  notMyUnit: '不是我的单位',
  noMobile: '没有手机号',
  rareCharacter: '名称有生僻字',
}
