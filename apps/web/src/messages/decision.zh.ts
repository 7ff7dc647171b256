import { channelWords, choiceWords, type Channel } from '@wengang/contracts/errors'
import { materialLimits } from '@wengang/contracts/timing'
import { formatYuan } from '@wengang/identifiers/money'
import type { Choice } from '@wengang/policy/case-state'
import { dateWords } from './dates.zh.ts'

const megabytes = materialLimits.bytes / 1_048_576

/** The choice, its check and everything that can come of a submission. */
export const decisionWords = {
  bar: '您的选择',
  heading: '是否享受这笔返还？',
  choices: choiceWords,
  accept: (amountFen: number, account: string): string =>
    `公示结束后，${formatYuan(amountFen)} 元拨付到${account}的账户。`,
  acceptIncomplete: (amountFen: number): string =>
    `公示结束后拨付 ${formatYuan(amountFen)} 元。收款账户还不完整，拨付前请到业务大厅窗口补全。`,
  decline: (amountFen: number): string =>
    `${formatYuan(amountFen)} 元留在失业保险基金，本年度不再拨付。`,
  mayChange: '公示开始前可以更改，以最后一次为准。',
  chooseFirst: '请先选择一项',
  notYet: '还没有提交，下一步再核对一遍',
  toCheck: '下一步：核对并提交',
  standing: (choice: Choice, at: number, channel: Channel): string =>
    `现在算数的答复是：${choiceWords[choice]}（${dateWords.shortInstant(at)}，${channelWords[channel]}提交）。重新提交后，以新的为准。`,
  draftState: {
    saving: '正在保存…',
    saved: '已存在待办里。',
    phone: '先存在这部手机上，还没存到待办。',
  },

  checkHeading: '核对您的选择',
  yourChoice: '您的选择',
  acceptAmount: '返还金额',
  declineAmount: '放弃的金额',
  payTo: '拨付到',
  materials: '证明材料',
  materialsCount: (count: number): string => (count === 0 ? '没有添加' : `${count} 份`),
  reason: '放弃的原因（可以不填）',
  submit: '提交',
  sending: '正在提交…',
  submitHint: '提交后即时办结，公示开始前可以更改',
  back: '返回修改',

  sureHeading: (amountFen: number): string => `确定放弃 ${formatYuan(amountFen)} 元吗？`,
  sure: '放弃后，这笔资金留在失业保险基金，本年度不再拨付，也不列入公示名单。公示开始前还可以更改。',
  sureAct: '确定放弃并提交',
  sureStay: '再想一想',

  offline: '没有网络，还没有提交。您的选择还在，联网后请再按一次“提交”。',
  unknown: '没有收到回音，可能已经提交。请再按一次“提交”，不会重复办理。',
  tooEarly: (seconds: number): string =>
    seconds > 0 ? `还没有提交：还需 ${seconds} 秒，到时请再按“提交”。` : '现在可以再按“提交”了。',

  conflictHeading: '您单位刚才已有别的答复',
  conflictLead: '您的选择还没有提交。请看过下面这份答复，再决定。',
  conflictTheirs: '已经提交的答复',
  conflictYours: '您刚才选的（还没有提交）',
  answerTime: '提交时间',
  answerChannel: '办理方式',
  answerChoice: '答复',
  decideAgain: '看过了，重新选择',
  keepTheirs: '不改了，就按已提交的',

  closedHeading: '公示已经开始，不能再更改',
  closedPublished: '公示以您单位最后一次答复为准：',
  closedNotSubmitted: '您刚才的选择没有提交。',
  closedNone: '这笔返还现在不能答复',
  closedNoneWhy: '您刚才的选择没有提交。可拨打 12333 询问。',
  closedProgress: '查看进度',

  readFirstHeading: '请先阅读政策说明',
  readFirst: '选择之前，需要先阅读政策说明。您已经选好的内容还在。',
  readFirstAct: '去阅读',

  optional: '（可以不加）',
  materialsAdd: '添加证明材料',
  materialsHint: `照片或 PDF，最多 ${materialLimits.count} 份，每份不超过 ${megabytes} MB。照片会在手机上自动缩小。`,
  materialsSending: '正在上传…',
  materialsShrinking: '正在缩小照片…',
  materialsRemove: '删去',
  materialsRemoveOf: (name: string): string => `删去 ${name}`,
  materialsRetry: '再传一次',
  materialsFull: `已有 ${materialLimits.count} 份，要添加请先删去一份。`,
  materialsWrongType: '只接受 JPEG、PNG 照片和 PDF 文件。',
  materialsTooLarge: `文件太大，每份不超过 ${megabytes} MB。`,
  materialsOffline: '没有网络，没有传上去。',
  materialsRemoveOffline: '没有网络，没有删去。',
  materialsSize: (bytes: number): string =>
    bytes < 1_048_576
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`,
} as const
