import { channelWords, choiceWords } from '@wengang/contracts/errors'
import type { Answer, OfferFigures } from '@wengang/contracts/views'
import { formatBp } from '@wengang/identifiers/ratio'
import type { Day } from '@wengang/policy/days'
import { daysLeftWords } from '@wengang/policy/status-words'
import { dateWords } from './dates.zh.ts'

type Account = Pick<OfferFigures, 'bankName' | 'accountTail'>

const accountIncomplete = '收款账户还不完整，请到业务大厅窗口补全'

/** 中国银行 尾号 0046 */
function account({ bankName, accountTail }: Account): string {
  if (accountTail === null) return accountIncomplete
  return [bankName, `尾号 ${accountTail}`].filter(Boolean).join(' ')
}

/** The offer on one screen, and the list of them. */
export const offerWords = {
  bar: '稳岗返还确认',
  listBar: '待确认的返还',
  listHeading: (count: number): string => `这个手机号下有 ${count} 家单位`,
  listLead: '每家单位分别阅读、分别确认，互不影响。',
  listEmpty: '现在没有待确认的返还',
  listEmptyMore: '可能已经确认过，也可能还没有核定到您单位。',
  listEmptyWhy: '为什么没有？',

  assessed: '经核定，您单位可以享受',
  assessedAmount: '核定的返还金额',
  unit: '单位',
  /** 截止 12月31日，还有 23 天; once it has passed, that an answer is still possible. */
  deadlineLine: (day: Day, daysLeft: number): string =>
    daysLeft < 0
      ? daysLeftWords(daysLeft)
      : `截止 ${dateWords.shortDay(day)}，${daysLeftWords(daysLeft)}`,
  sumsHeading: '怎么算的',
  sumExplained: (size: string): string => `上年度失业保险费 × 返还比例（${size}企业）`,
  payTo: '拨付到',
  accountName: '户名',
  layoff: '裁员率',
  layoffFits: (rate: string): string => `${rate}，符合条件`,
  account,

  askLayoff: '裁员率怎么算？',
  layoffFormula: (formula: string): string => `裁员率 = ${formula}。`,
  layoffOwn: ({ headcount, layoffBp, layoffCeilingBp }: OfferFigures): string =>
    `您单位参保 ${headcount} 人，裁员率 ${formatBp(layoffBp)}，不高于规定的 ${formatBp(layoffCeilingBp)}，符合条件。`,
  layoffMeaning: '“裁员率”只用来核定能不能享受，不影响返还金额。',
  askAccount: '账户不对？',
  accountAnswer:
    '网上不能改账户，也不会向您要银行卡号。请到就近的社保业务大厅窗口更正；更正后，请您重新阅读并确认一次。',
  askSilence: '不确认会怎样？',
  silence: (meaning: string): string => `${meaning}。`,
  silenceMore: '截止日之后、公示开始之前，仍可以确认或放弃。',
  rareCharacters: (characters: readonly string[]): string =>
    `单位名称里有生僻字（${characters.join(' ')}），有的手机显示不出来，不影响办理。显示错了请拨打 12333 告诉我们。`,

  read: '阅读政策并确认',
  readAgain: '重新阅读并确认',
  readHint: (seconds: number): string => `需要阅读至少 ${seconds} 秒，公示前可以更改`,
  continueDraft: '接着办理，去提交',
  discardDraft: '不要这次的选择',
  discardFailed: '没有网络，没有删去。',
  progress: '查看进度',
  change: '更改确认',
  view: '查看',
  download: '下载',

  draftChoice: (choice: Answer['choice']): string => `您选的是：${choiceWords[choice]}。`,
  choice: (answer: Pick<Answer, 'choice'>): string => choiceWords[answer.choice],
  when: (answer: Pick<Answer, 'decidedAt' | 'channel'>): string =>
    `${dateWords.shortInstant(answer.decidedAt)}，${channelWords[answer.channel]}提交`,
  standingCounts: '现在算数的答复：',
  changed: '经办机构更改了这笔返还，原来的答复不再算数。请重新阅读并确认。',
  changesHeading: '改了什么',
  before: '原来',
  after: '现在',
  changedShort: '内容已更改，请重新阅读并确认',
  formerAnswer: '原来的答复：',
  lastAnswer: '最后一次答复：',
  noAnswer: '您单位没有提交过答复。',
} as const
