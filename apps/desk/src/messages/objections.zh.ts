import type { Objection } from '@wengang/contracts'

/** Words of objections: their list, what is recorded, and what a finding does. */
export const objectionWords = {
  title: '异议',
  empty: '没有收到异议',
  emptyHint: '公示期内收到的异议，在公示页或这里都能看到。',
  noSuch: '没有符合条件的异议',
  round: '公示批次',
  region: '地区',
  state: '状态',
  allStates: '全部状态',
  record: '登记异议',
  recordedListed: (unitName: string) => `异议已登记：${unitName}在名单上，处理完以前不核拨。`,
  recordedNotListed: (unitName: string) => `异议已登记：${unitName}不在这一批名单上，不影响核拨。`,
  about: '对象',
  listed: (sum: string) => `名单金额 ${sum}`,
  kind: '类别',
  channel: '来自',
  text: '内容',
  at: '登记',
  finding: '处理结论',
  decide: '处理',
  decideTitle: '处理异议',
  decided: '异议已处理。',
  effect: '结果',
  base: '更正后的上年度缴费总额（元）',
  baseWrong: '金额请写成 790457.00 的样子。',
  caseNo: '办理编号',
  caseNoHint: '没有编号的，填下面的单位名称',
  unitName: '单位全称或统一社会信用代码',
  unitNameHint: '在名单上的，会对应到那家单位，处理完以前不核拨；不在名单上的，只作记录',
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
  unfounded: '不成立',
  overtaken: '不再处理，已随撤回或者作废结束',
}

/** What follows a finding, told before it is given. */
export const effectHints: Partial<Record<keyof typeof effectWords, string>> = {
  dismissed: '单位留在名单上，照常核拨。',
  excluded: '单位从名单上撤下，这笔返还撤回，单位会看到处理结论。',
  changed: '按新的金额请单位重新阅读并答复，这一批不再核拨这家；答复后列入以后的批次。',
  answerAgain: '请单位重新阅读并答复，这一批不再核拨这家；答复后列入以后的批次。',
  unfounded: '只记录结论，名单不变。',
  supplemented: '只记录结论。符合条件的，由经办岗另行导入、通知。',
}

/** What became of an objection, in the words under which the finding was given. */
export function resultWords({ state, effect, kind, ground }: Objection): string {
  if (effect === null) return objectionStateWords[state]
  if (kind === 'notListed' && effect === 'dismissed') return effectWords.unfounded
  if (effect !== 'changed') return effectWords[effect]
  if (kind === 'notListed') return effectWords.supplemented
  return ground === 'notUs' ? effectWords.answerAgain : effectWords.changed
}
